import Migration

/// Reads the status of matters from whatever columns were given that meaning.
struct StatusReader {
    private let rules: FileRules
    private let words: [MappedColumn]
    private let switches: [MappedColumn]
    private let today: CivilDate
    /// Whether the export has no column that tells anything about the status.
    let isBlind: Bool

    init(rules: FileRules, today: CivilDate) {
        self.rules = rules
        self.today = today
        let columns = rules.columns(for: "deal.status") + rules.columns(for: "deal.stage")
        switches = columns.filter { $0.canonical == "Inactive" || $0.inferred == InferredType.boolean.rawValue }
        words = columns.filter { $0.canonical != "Inactive" && $0.inferred != InferredType.boolean.rawValue }
        isBlind = columns.isEmpty && !rules.hasColumn("Inactive") && !rules.hasColumn("Close_Date")
    }

    func status(of row: SourceRow, closeDate: CivilDate?) -> MatterStatus {
        if let word = rules.pieces(words, in: row).first {
            return MatterStatus(value: word.text, isFlagged: false, reason: "stands in \(word.column.name)")
        }
        if isBlind { return MatterStatus(value: "Open", isFlagged: false, reason: "no column tells the status") }
        let isInactive = rules.pieces(switches, in: row).contains { Cell.boolean($0.text) ?? false }
        return MatterStatus.derived(closeDate: closeDate, isInactive: isInactive, today: today)
    }
}
