/// An event before it is appended: it has neither a sequence number nor a time yet.
package struct DraftEvent: Sendable, Equatable {
    package var type: String
    /// The version of the payload of this type, from 1.
    package var version: Int
    package var run: String?
    /// The person, or the program, that did it.
    package var actor: String
    /// The sequence number of the event that led to this one; may lie in the same batch, always earlier.
    package var cause: UInt64?
    /// The payload: one canonical JSON object, byte for byte as it will be stored.
    package var data: [UInt8]

    package init(
        type: String,
        version: Int = 1,
        run: String? = nil,
        actor: String,
        cause: UInt64? = nil,
        data: [UInt8]
    ) {
        self.type = type
        self.version = version
        self.run = run
        self.actor = actor
        self.cause = cause
        self.data = data
    }
}
