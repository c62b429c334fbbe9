import CanonicalJSON
import Migration

/// Counts open activities that are long past: the account will call all of them overdue on the first day.
struct OverdueEntries {
    private let limit: String
    private var count = 0
    private var oldest: (date: String, key: String)?

    /// Entries due more than a year before that day are long past.
    init(today: CivilDate) { limit = today.adding(days: -365)?.isoText ?? "" }

    mutating func observe(_ activity: DesiredRecord) {
        func literal(_ name: String) -> JSON? {
            for field in activity.fields where field.place == .standard(name) {
                if case .literal(let value) = field.value { return value }
            }
            return nil
        }
        guard literal("done") == .bool(false), let due = literal("due_date")?.stringValue, due < limit else { return }
        count += 1
        if oldest.map({ due < $0.date }) ?? true { oldest = (due, activity.reference.key) }
    }

    /// One finding for all of them; none where there are none.
    func findings(line: Int) -> Findings {
        var findings = Findings()
        if let oldest {
            let message =
                "\(count) open entries are overdue by more than a year and are sent as open, first \(oldest.key)"
            findings.note("activity-overdue", .calendar, line, message)
        }
        return findings
    }
}
