package import CanonicalJSON

extension ReportTable {
    /// The rows as objects; absent cells are absent members.
    package var json: JSON {
        .array(
            rows.map { row in
                var members: [String: JSON] = [:]
                for (column, cell) in zip(columns, row) {
                    if let value = cell.json { members[column.name] = value }
                }
                return .object(members)
            }
        )
    }
}

extension ReportTable.Cell {
    fileprivate var json: JSON? {
        switch self {
        case .text(let text): .string(text)
        case .count(let count): .integer(Int64(count))
        case .sequence(let sequence): .integer(Int64(sequence))
        case .flag(let flag): .bool(flag)
        case .list(let texts): .array(texts.map { .string($0) })
        case .absent: nil
        }
    }
}
