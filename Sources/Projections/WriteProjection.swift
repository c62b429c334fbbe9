package import Migration

/// A read model of what became of writes: it is told the outcome that an event states, so that not each joins its own.
package protocol WriteProjection: Sendable {
    init()
    /// `outcome` is what the event says about an intent before it; nil where it says nothing about any.
    mutating func apply(_ event: RecordedEvent, _ outcome: WriteOutcome?)
}

extension WriteProjection {
    package init(folding events: some Sequence<RecordedEvent>) {
        self.init()
        var intents = OpenIntents()
        for event in events { apply(event, intents.outcome(of: event)) }
    }
}
