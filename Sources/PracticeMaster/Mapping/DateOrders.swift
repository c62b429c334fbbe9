import Migration

/// The order of day and month in several columns of a table, found out in one pass over its rows.
struct DateOrders {
    private let orders: [Int: DateOrder]

    init(of columns: [Int], in table: SourceTable) {
        var evidence = [DateEvidence](repeating: DateEvidence(), count: columns.count)
        if !columns.isEmpty {
            for row in table.rows {
                for (position, column) in columns.enumerated() { evidence[position].observe(Cell.of(row, column)) }
            }
        }
        orders = Dictionary(zip(columns, evidence.map(\.order))) { first, _ in first }
    }

    /// Month first for columns that were not looked at.
    subscript(column: Int) -> DateOrder { orders[column] ?? .monthFirst }
}
