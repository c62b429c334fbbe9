import Migration

/// Calendar rows that are one event, exported once for each user: equal in all that is mapped but owner and row number.
///
/// They stay apart unless a reviewer sends the owner's column to `activity.owner[merged]`.
struct RepeatedRows: Sendable {
    static let target = "activity.owner[merged]"

    /// By the sequence number of the first row of an event: the further ones, in file order.
    private var followers: [UInt64: [SourceRow]] = [:]
    /// By the sequence number of a further row: the key of the first one.
    private var leaders: [UInt64: String] = [:]

    init(table: SourceTable?, rules: FileRules) {
        guard let table, !rules.columns(for: RepeatedRows.target).isEmpty else { return }
        let owner = rules.columns(for: RepeatedRows.target) + rules.columns(for: "activity.owner")
        let compared = rules.columns.filter { column in
            column.target != .key && !owner.contains { $0.index == column.index }
        }
        var keys = RowKeys(file: table.file, columns: table.columns)
        var first: [String: (key: String, row: SourceRow)] = [:]
        for row in table.rows {
            let key = keys.key(of: row)
            let content = compared.map { Cell.of(row, $0.index) }.joined(separator: "\u{1F}")
            if let known = first[content] {
                followers[known.row.sequence, default: []].append(row)
                leaders[row.sequence] = known.key
            } else {
                first[content] = (key, row)
            }
        }
    }

    /// The further rows of the event of which this is the first.
    func followers(of row: SourceRow) -> [SourceRow] { followers[row.sequence] ?? [] }

    /// The key of the row that this one only repeats; nil for the first of an event.
    func leader(of row: SourceRow) -> String? { leaders[row.sequence] }
}
