package import Migration

/// The parts of an intent that read models need; its request body is left out to keep memory small.
package struct WriteIntent: Sendable, Hashable {
    package var sequence: UInt64
    package var operation: Operation
    package var reference: RecordReference
    package var id: String?
    package var isInverse: Bool
    package var run: String
}
