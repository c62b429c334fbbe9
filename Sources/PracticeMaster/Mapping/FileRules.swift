import Migration

/// The confirmed rules of one file, arranged for reading its rows.
struct FileRules: Sendable {
    let file: SourceFile
    /// By column index; columns that are left out are not among them.
    let columns: [MappedColumn]
    /// Field IDs of all columns of the file, whether they are mapped or left out.
    private let fieldIDs: Set<String>
    private let byTarget: [String: [MappedColumn]]

    init(table: SourceTable, decisions: MappingDecisions, today: CivilDate) {
        file = table.file
        fieldIDs = Set(table.columns.compactMap(\.canonical))
        let rules = decisions.rules(of: table.file)
            .filter { $0.target != .skip && $0.column.index < table.columns.count }
        let dated = rules.filter { MappedColumn.holdsDates($0, in: table.file) }
        let orders = DateOrders(of: dated.map(\.column.index), in: table)
        columns = rules.map { MappedColumn(rule: $0, table: table, orders: orders, today: today) }
        byTarget = Dictionary(grouping: columns, by: \.target.description)
    }

    /// The columns of a target by its name, in column order.
    func columns(for target: String) -> [MappedColumn] { byTarget[target] ?? [] }

    func columns(for target: MappingTarget) -> [MappedColumn] { byTarget[target.description] ?? [] }

    func hasColumn(_ fieldID: String) -> Bool { fieldIDs.contains(fieldID) }

    /// The first filled cell of the columns that go to a target.
    func first(_ target: String, in row: SourceRow) -> Piece? {
        guard let columns = byTarget[target] else { return nil }
        for column in columns {
            let text = Cell.of(row, column.index)
            if !text.isEmpty { return Piece(column: column, text: text) }
        }
        return nil
    }

    /// The filled cells of a row, in column order.
    func pieces(in row: SourceRow) -> [Piece] { pieces(columns, in: row) }

    /// The filled cells of some columns, in their order.
    func pieces(_ columns: [MappedColumn], in row: SourceRow) -> [Piece] {
        columns.compactMap { column in
            let text = Cell.of(row, column.index)
            return text.isEmpty ? nil : Piece(column: column, text: text)
        }
    }

    /// Reads a cell as a date, with the order of day and month that its column shows.
    func date(_ piece: Piece) -> CivilDate? {
        Cell.date(piece.text, order: piece.column.dateOrder, pivot: piece.column.pivot)
    }

    /// Whether a cell that is no date is one of the ways to write no date at all.
    func isBlankDate(_ piece: Piece) -> Bool { Cell.isBlankDate(piece.text) }
}

/// One filled cell with its column.
struct Piece: Sendable {
    let column: MappedColumn
    /// Trimmed.
    let text: String
}
