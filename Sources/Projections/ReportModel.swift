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
        case .apiIntended, .apiLanded, .apiRefused, .apiUnknown, .apiSettled:
            if let outcome = intents.outcome(of: event) { apply(outcome, of: event) }
        case .apiRead: tokens.apply(event)
        default: applyRest(event)
        }
    }

    private mutating func apply(_ outcome: WriteOutcome, of event: RecordedEvent) {
        counts.apply(outcome, of: event)
        mapping.apply(outcome, of: event)
        failures.apply(outcome, of: event)
        tokens.apply(outcome, of: event)
        certificates.apply(outcome, of: event)
        money.apply(outcome, of: event)
    }

    private mutating func applyRest(_ event: RecordedEvent) {
        counts.apply(event)
        mapping.apply(event)
        failures.apply(event)
        tokens.apply(event)
        certificates.apply(event)
        loads.apply(event)
        listed.apply(event)
        rejected.apply(event)
        diff.apply(event)
        owners.apply(event)
        timeline.apply(event)
    }
}
