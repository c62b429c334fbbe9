package import Migration

/// Which events are about which source key, held in memory: the meaning of the stored index, and what it is checked by.
package struct KeyIndex: Projection {
    /// By source key; sequence numbers in the order in which they were learned.
    private var events: [String: Set<UInt64>] = [:]
    private var intents: [UInt64: String] = [:]

    package init() {}

    /// The events about a key, ascending.
    package func events(about key: String) -> [UInt64] { events[key, default: []].sorted() }

    /// Every entry, by key and then by sequence number.
    package var entries: [EventKeys.Entry] {
        events.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap { key in
            events(about: key).map { EventKeys.Entry(key: key, sequence: $0) }
        }
    }

    package mutating func apply(_ event: RecordedEvent) {
        if case .apiIntended(let intended) = event.event { intents[event.sequence] = intended.key }
        for entry in EventKeys.entries(of: event, keyOfIntent: { intents[$0] }) {
            events[entry.key, default: []].insert(entry.sequence)
        }
    }
}
