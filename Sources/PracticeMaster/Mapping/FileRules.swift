import Migration

/// The confirmed rules of one file, arranged for reading its rows.
struct FileRules: Sendable {
    let file: SourceFile
    /// By column index; columns that are left out are not among them.
    let rules: [Rule]
    private let byTarget: [MappingTarget: [Rule]]
    private let dateOrders: [Int: DateOrder]
    let kinds: [Int: FieldKind]
    private let currentYear: Int

    init(table: SourceTable, decisions: MappingDecisions, today: CivilDate) {
        currentYear = today.year
        file = table.file
        rules = decisions.rules(of: table.file).filter { $0.target != .skip && $0.column.index < table.columns.count }
        byTarget = Dictionary(grouping: rules, by: \.target)
        var orders: [Int: DateOrder] = [:]
        var kinds: [Int: FieldKind] = [:]
        for rule in rules {
            let known = rule.canonical.flatMap { FieldCatalogue.field($0, of: table.file) }
            kinds[rule.column.index] = known?.kind
            guard FileRules.holdsDates(rule.target) || known?.kind == .date || rule.inferred == "date" else { continue }
            orders[rule.column.index] = DateOrder.decided(by: table.rows.lazy.map { Cell.of($0, rule.column.index) })
        }
        dateOrders = orders
        self.kinds = kinds
    }

    /// The rules of a target by its name, in column order.
    func rules(for target: String) -> [Rule] {
        MappingTarget(target).flatMap { byTarget[$0] } ?? []
    }

    func rules(for target: MappingTarget) -> [Rule] { byTarget[target] ?? [] }

    /// The first filled cell of the columns that go to a target.
    func first(_ target: String, in row: SourceRow) -> Piece? { pieces(rules(for: target), in: row).first }

    func first(_ target: MappingTarget, in row: SourceRow) -> Piece? { pieces(rules(for: target), in: row).first }

    /// The filled cells of some columns, in column order.
    func pieces(_ rules: [Rule], in row: SourceRow) -> [Piece] {
        rules.compactMap { rule in
            let text = Cell.of(row, rule.column.index)
            return text.isEmpty ? nil : Piece(rule: rule, text: text)
        }
    }

    /// Reads a cell as a date, with the order of day and month that its column shows.
    func date(_ piece: Piece) -> CivilDate? {
        let isBirth = piece.rule.canonical == "DOB" || piece.rule.target == MappingTarget("person.birthday")
        return Cell.date(
            piece.text,
            order: dateOrders[piece.rule.column.index] ?? .monthFirst,
            pivot: isBirth ? .notAfter(year: currentYear) : .fifty
        )
    }

    /// Whether a cell that is no date is one of the ways to write no date at all.
    func isBlankDate(_ piece: Piece) -> Bool { Cell.isBlankDate(piece.text) }

    private static func holdsDates(_ target: MappingTarget) -> Bool {
        switch target {
        case .custom(_, .date, _): true
        case .field(_, let name, _): name.contains("date") || name == "birthday" || name == "add_time" || name == "done"
        default: false
        }
    }
}

/// One filled cell with the rule of its column.
struct Piece: Sendable {
    let rule: Rule
    /// Trimmed.
    let text: String
}
