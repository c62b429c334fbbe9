package import Migration

/// A read model: a pure fold of recorded events, applied once each and in order of their sequence numbers.
///
/// Two instances that saw the same events are equal in everything they show, whatever process they live in.
package protocol Projection: Sendable {
    init()
    mutating func apply(_ event: RecordedEvent)
}

extension Projection {
    package init(folding events: some Sequence<RecordedEvent>) {
        self.init()
        for event in events { apply(event) }
    }
}
