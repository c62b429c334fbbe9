package import Migration

/// What the ledger is and how many events of each type it holds.
package struct LedgerSummary: Projection {
    package private(set) var opened: LedgerOpened?
    /// Events so far: the sequence number that comes next.
    package private(set) var size: UInt64 = 0
    package private(set) var firstAt: Timestamp?
    package private(set) var lastAt: Timestamp?
    private var types = RepeatedCounts<String>()

    package init() {}

    /// Types with at least one event, by name.
    package var counts: [(type: String, count: Int)] {
        types.all.map { (type: $0.key, count: $0.value) }.sorted { $0.type < $1.type }
    }

    package mutating func apply(_ event: RecordedEvent) {
        size = event.sequence + 1
        if firstAt == nil { firstAt = event.at }
        lastAt = event.at
        if case .ledgerOpened(let payload) = event.event { opened = payload }
        types.add(1, to: event.event.type)
    }
}
