package import Migration

/// The source keys that an event is about.
///
/// The outcome of a call names no key of its own: it is about what its intent is about, and so is the reading before a
/// write. Rows are not covered, since which of their cells is a key depends on the columns of their file.
package enum EventKeys {
    /// What one event adds to an index of keys.
    package struct Entry: Sendable, Hashable {
        package var key: String
        package var sequence: UInt64

        package init(key: String, sequence: UInt64) {
            self.key = key
            self.sequence = sequence
        }
    }

    /// `keyOfIntent` gives the key of the intent at a sequence number; nil where there is no intent.
    package static func entries<E: Error>(
        of recorded: RecordedEvent,
        keyOfIntent: (UInt64) throws(E) -> String?
    ) throws(E) -> [Entry] {
        switch recorded.event {
        case .apiIntended(let intended):
            // An update is caused by the reading of what it overwrites.
            let reading = recorded.cause.map { [Entry(key: intended.key, sequence: $0)] } ?? []
            return reading + [Entry(key: intended.key, sequence: recorded.sequence)]
        case .apiLanded, .apiRefused, .apiUnknown, .apiSettled:
            guard let cause = recorded.cause, let key = try keyOfIntent(cause) else { return [] }
            return [Entry(key: key, sequence: recorded.sequence)]
        default:
            return Set(named(by: recorded.event)).sorted().map { Entry(key: $0, sequence: recorded.sequence) }
        }
    }

    private static func named(by event: Event) -> [String] {
        switch event {
        case .rowVanished(let row): [row.key]
        case .classificationProposed(let proposed): [proposed.classification.key]
        case .classificationAmended(let amended): [amended.key]
        case .planMade(let plan): plan.excluded.map(\.key)
        case .runFinished(let run): run.withheld.map(\.record.key)
        case .runInterrupted(let run): run.withheld.map(\.record.key)
        case .diffFound(let found): [found.key]
        case .rollbackKept(let kept): [kept.key]
        default: []
        }
    }
}
