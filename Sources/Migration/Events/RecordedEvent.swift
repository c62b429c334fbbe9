/// An event with its place and time in the ledger.
package struct RecordedEvent: Sendable, Hashable {
    package var sequence: UInt64
    package var at: Timestamp
    package var event: Event
    package var actor: String
    package var run: String
    package var cause: UInt64?

    package init(sequence: UInt64, at: Timestamp, event: Event, actor: String, run: String, cause: UInt64?) {
        self.sequence = sequence
        self.at = at
        self.event = event
        self.actor = actor
        self.run = run
        self.cause = cause
    }
}
