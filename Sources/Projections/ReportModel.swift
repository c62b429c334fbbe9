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
    package private(set) var listed = ListedRows()

    private var intents = OpenIntents()

    package init() {}

    /// Writes announced and not answered.
    package var unansweredCount: Int { intents.unansweredCount }

    package mutating func apply(_ event: RecordedEvent) {
        ledger.apply(event)
        // Rows, writes and their answers are nearly all of a ledger: they go only where something becomes of them.
        switch event.event {
        case .rowParsed, .rowChanged, .rowVanished:
            loads.apply(event)
            listed.apply(event)
        case .apiIntended: applyIntent(event)
        case .apiLanded, .apiRefused, .apiUnknown, .apiSettled, .apiRead: applyWrite(event)
        default: applyRest(event)
        }
    }

    private mutating func applyIntent(_ event: RecordedEvent) {
        let outcome = intents.outcome(of: event)
        mapping.apply(event)
        money.apply(event, outcome)
    }

    private mutating func applyWrite(_ event: RecordedEvent) {
        let outcome = intents.outcome(of: event)
        counts.apply(event, outcome)
        mapping.apply(event)
        failures.apply(event, outcome)
        tokens.apply(event, outcome)
        certificates.apply(event, outcome)
        money.apply(event, outcome)
    }

    private mutating func applyRest(_ event: RecordedEvent) {
        applyWrite(event)
        loads.apply(event)
        listed.apply(event)
        rejected.apply(event)
        diff.apply(event)
        owners.apply(event)
        timeline.apply(event)
    }
}
