import Migration

/// Finds traces of programs that an export has passed through: cut texts, cut files, letters of the wrong code page.
///
/// Nothing is mended, since the same characters can be meant; each column is named once, with its first line.
enum DamageScan {
    private enum Damage: String, CaseIterable {
        case cutText = "spreadsheet-cut-text"
        case dosLetters = "text-dos-letters"
        case encodedTwice = "text-encoded-twice"

        var text: String {
            switch self {
            case .cutText: "is exactly as long as a spreadsheet's longest cell: probably cut off"
            case .dosLetters: "probably holds letters of an old DOS program"
            case .encodedTwice: "was probably encoded twice"
            }
        }
    }

    /// The longest cell and the most rows, header included, that spreadsheet programs keep.
    private static let cellLimit = 32_767
    private static let rowLimit = 1_048_576

    static func findings(in table: SourceTable) -> Findings {
        var findings = Findings()
        for column in table.columns {
            var found: [Damage: (count: Int, line: Int)] = [:]
            for row in table.rows where column.index < row.cells.count {
                for damage in damages(of: row.cells[column.index]) {
                    found[damage, default: (0, row.line)].count += 1
                }
            }
            for damage in Damage.allCases {
                guard let (count, line) = found[damage] else { continue }
                let message = "\(count == 1 ? "a value" : "\(count) values, here the first,") \(damage.text)"
                findings.note(damage.rawValue, table.file, line, column: column.header, message)
            }
        }
        if table.rows.count + 1 == rowLimit, let last = table.rows.last {
            let message =
                "the file is exactly as long as a spreadsheet can be: rows are probably missing behind this one"
            findings.note("spreadsheet-cut-rows", table.file, last.line, message)
        }
        return findings
    }

    private static func damages(of text: String) -> [Damage] {
        let utf8 = text.utf8
        if utf8.count >= cellLimit, text.utf16.count == cellLimit { return [.cutText] }
        guard utf8.contains(where: { $0 >= 0x80 }) else { return [] }
        let bytes = Array(utf8)
        if CellText.looksEncodedTwice(bytes.span) { return [.encodedTwice] }
        guard let windows = Windows1252.encoded(text), CellText.looksLikeDos(windows.span) else { return [] }
        return [.dosLetters]
    }
}
