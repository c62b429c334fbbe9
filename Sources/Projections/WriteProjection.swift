package import Migration

/// A read model of what became of writes: it is told the outcome that an event states, so that not each joins its own.
package protocol WriteProjection: Sendable {
    init()
    /// Takes an event that says nothing about an intent before it.
    mutating func apply(_ event: RecordedEvent)
    /// Takes what an event says about an intent before it.
    mutating func apply(_ outcome: WriteOutcome, of event: RecordedEvent)
}

extension WriteProjection {
    package init(folding events: some Sequence<RecordedEvent>) {
        self.init()
        var intents = OpenIntents()
        for event in events { apply(event, joining: &intents) }
    }

    /// Takes any event, for a read model that is folded alone.
    package mutating func apply(_ event: RecordedEvent, joining intents: inout OpenIntents) {
        if let outcome = intents.outcome(of: event) { apply(outcome, of: event) } else { apply(event) }
    }
}
