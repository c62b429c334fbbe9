package import Migration

/// All read models that reports are made of, folded together in one pass.
package struct ReportModel: Projection {
    package private(set) var ledger = LedgerSummary()
    package private(set) var loads = SourceLoads()
    package private(set) var counts = RecordCounts()
    package private(set) var mapping = MappingWorkbook()
    package private(set) var failures = FailureList()
    package private(set) var rejected = RejectedRows()
    package private(set) var diff = DiffReport()
    package private(set) var owners = OwnerReport()
    package private(set) var tokens = TokenStatement()
    package private(set) var timeline = Timeline()
    package private(set) var certificates = Certificates()
    package private(set) var money = MoneyTotals()

    package init() {}

    package mutating func apply(_ event: RecordedEvent) {
        ledger.apply(event)
        loads.apply(event)
        switch event.event {
        case .rowParsed, .rowChanged, .rowVanished: return
        default: break
        }
        counts.apply(event)
        mapping.apply(event)
        failures.apply(event)
        rejected.apply(event)
        diff.apply(event)
        owners.apply(event)
        tokens.apply(event)
        timeline.apply(event)
        certificates.apply(event)
        money.apply(event)
    }
}
