/// A stored event, copied out of the ledger.
package struct RecordedEvent: Sendable, Equatable {
    package let sequence: UInt64
    package let atMilliseconds: Int64
    package let type: String
    package let version: Int
    package let run: String?
    package let actor: String
    package let cause: UInt64?
    /// The payload's canonical JSON.
    package let data: [UInt8]
    /// The bytes that are hashed and exported.
    package let stored: [UInt8]
}
