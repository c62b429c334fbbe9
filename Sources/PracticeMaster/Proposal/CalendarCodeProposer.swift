import Migration

/// Suggests an activity type for every calendar code that occurs.
enum CalendarCodeProposer {
    static func entries(of tables: [SourceFile: SourceTable], rules: [Rule]) -> [ValueMap.Entry] {
        guard let table = tables[.calendar], let target = MappingTarget("activity.type"),
            let column = rules.first(where: { $0.column.file == .calendar && $0.target == target })?.column.index
        else { return [] }
        let legend = self.legend(tables[.calendarCode])
        var counts: [String: Int] = [:]
        var spelling: [String: String] = [:]
        for row in table.rows {
            let code = Cell.of(row, column)
            let folded = code.uppercased()
            counts[folded, default: 0] += 1
            if spelling[folded] == nil { spelling[folded] = code }
        }
        let entries = counts.keys.map { folded -> ValueMap.Entry in
            let code = spelling[folded] ?? folded
            let suggestion = suggestion(code: folded, words: legend[folded])
            return ValueMap.Entry(
                value: code,
                target: suggestion.target,
                count: counts[folded] ?? 0,
                reason: suggestion.reason
            )
        }
        return entries.sorted { $0.value < $1.value }
    }

    /// The description of each code in upper case, from CMCALCOD.
    private static func legend(_ table: SourceTable?) -> [String: String] {
        guard let table, let code = table.index(of: "Cal_Code"), let words = table.index(of: "Desc") else { return [:] }
        var legend: [String: String] = [:]
        for row in table.rows where !Cell.of(row, words).isEmpty {
            legend[Cell.of(row, code).uppercased()] = Cell.oneLine(Cell.of(row, words))
        }
        return legend
    }

    private static let known: [(part: String, target: String)] = [
        ("HEARING", "new:Hearing"), ("HRG", "new:Hearing"), ("DEPO", "new:Deposition"), ("TRIAL", "new:Trial"),
        ("MEDIAT", "new:Mediation"), ("COURT", "new:Court"), ("PHONE", "call"), ("CALL", "call"), ("LUNCH", "lunch"),
        ("EMAIL", "email"), ("E-MAIL", "email"), ("DEADLINE", "deadline"), ("DUE", "deadline"), ("STATUTE", "deadline"),
        ("SOL", "deadline"), ("MEET", "meeting"), ("MTG", "meeting"), ("APPT", "meeting"), ("APPOINT", "meeting"),
        ("CONF", "meeting"), ("TASK", "task"), ("TODO", "task"), ("TO DO", "task"), ("REMIND", "task"),
        ("TICKLE", "task"),
    ]

    private static func suggestion(code: String, words: String?) -> (target: String, reason: String) {
        if code.isEmpty { return ("task", "entries without a code") }
        let described = words?.uppercased() ?? ""
        for text in [described, code] where !text.isEmpty {
            if let match = known.first(where: { text.hasPrefix($0.part) || text.contains(" \($0.part)") }) {
                let reason = words.map { "CMCALCOD calls it \($0)" } ?? "reads like one"
                return (match.target, reason)
            }
        }
        if let words { return ("new:\(String(words.prefix(40)))", "CMCALCOD calls it \(words)") }
        let name = code.prefix(1) + code.dropFirst().lowercased()
        return ("new:\(String(name.prefix(40)))", "a code without a legend: please check")
    }
}
