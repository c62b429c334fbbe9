/// An event to be appended: who did it, in which run, led to by which event.
package struct DraftEvent: Sendable, Hashable {
    package var event: Event
    package var actor: String
    /// The run that it belongs to: `run-3`; empty outside runs.
    package var run: String
    package var cause: UInt64?

    package init(_ event: Event, actor: String, run: String = "", cause: UInt64? = nil) {
        self.event = event
        self.actor = actor
        self.run = run
        self.cause = cause
    }
}
