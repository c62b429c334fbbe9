import CanonicalJSON
import Migration

extension DealBuilder {
    /// Adds what files of areas of practice, and the uses of contacts, say about a matter.
    mutating func addFurther(_ matter: Matter, at position: Int, _ draft: inout Draft) {
        for file in sources.further {
            guard let rows = file.rows[position] else { continue }
            var grouped: [(target: MappingTarget, pieces: [Piece])] = []
            for column in file.rules.columns {
                guard case .custom(.deal, _, _) = column.target else { continue }
                let pieces = self.pieces(of: column, in: file, matter, at: position)
                if let known = grouped.firstIndex(where: { $0.target == column.target }) {
                    grouped[known].pieces += pieces
                } else {
                    grouped.append((column.target, pieces))
                }
            }
            for group in grouped where !group.pieces.isEmpty {
                guard case .custom(_, let type, let name) = group.target else { continue }
                let custom = sources.custom
                custom.add(type, name, of: .deal, pieces: group.pieces, rules: file.rules, to: &draft, &registry)
                draft.add(rows: rows.map(\.sequence))
            }
        }
    }

    /// The cells of a column; those of CMXREF name contacts, which are shown by name in one text.
    private func pieces(
        of column: MappedColumn,
        in file: MatterRows,
        _ matter: Matter,
        at position: Int
    ) -> [Piece] {
        let pieces = file.pieces(column, of: position)
        guard file.file == .contactUse, column.canonical == "RP_Seq_No" else { return pieces }
        let lines = sources.contactUses.lines(of: matter, pieces)
        return lines.isEmpty ? [] : [Piece(column: column, text: lines.joined(separator: "\n"))]
    }
}
