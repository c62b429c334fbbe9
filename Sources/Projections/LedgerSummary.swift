package import Migration

/// What the ledger is and how many events of each type it holds.
package struct LedgerSummary: Projection {
    package private(set) var opened: LedgerOpened?
    /// Events so far: the sequence number that comes next.
    package private(set) var size: UInt64 = 0
    package private(set) var firstAt: Timestamp?
    package private(set) var lastAt: Timestamp?
    private var byType: [String: Int] = [:]
    private var parsedRows = 0

    package init() {}

    /// Types with at least one event, by name.
    package var counts: [(type: String, count: Int)] {
        var all = byType
        if parsedRows > 0 { all[RowParsed.type] = parsedRows }
        return all.map { (type: $0.key, count: $0.value) }.sorted { $0.type < $1.type }
    }

    package mutating func apply(_ event: RecordedEvent) {
        size = event.sequence + 1
        if firstAt == nil { firstAt = event.at }
        lastAt = event.at
        switch event.event {
        case .rowParsed: parsedRows += 1
        case .ledgerOpened(let payload):
            opened = payload
            byType[LedgerOpened.type, default: 0] += 1
        default: byType[event.event.type, default: 0] += 1
        }
    }
}
