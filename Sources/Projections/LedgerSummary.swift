package import Migration

/// What the ledger is and how many events of each type it holds.
package struct LedgerSummary: Projection {
    package private(set) var opened: LedgerOpened?
    /// Events so far: the sequence number that comes next.
    package private(set) var size: UInt64 = 0
    package private(set) var firstAt: Timestamp?
    package private(set) var lastAt: Timestamp?
    private var byType: [String: Int] = [:]
    /// The type of the last event, and how many came of it in a row that are not in `byType` yet: types come in runs.
    private var current = ""
    private var currentCount = 0

    package init() {}

    /// Types with at least one event, by name.
    package var counts: [(type: String, count: Int)] {
        var all = byType
        if currentCount > 0 { all[current, default: 0] += currentCount }
        return all.map { (type: $0.key, count: $0.value) }.sorted { $0.type < $1.type }
    }

    package mutating func apply(_ event: RecordedEvent) {
        size = event.sequence + 1
        if firstAt == nil { firstAt = event.at }
        lastAt = event.at
        if case .ledgerOpened(let payload) = event.event { opened = payload }
        count(event.event.type)
    }

    private mutating func count(_ type: String) {
        if type != current {
            if currentCount > 0 { byType[current, default: 0] += currentCount }
            current = type
            currentCount = 0
        }
        currentCount += 1
    }
}
