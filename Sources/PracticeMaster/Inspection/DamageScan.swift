import Migration

/// Finds traces of programs that an export has passed through: cut texts, cut files, letters of the wrong code page.
///
/// Nothing is mended, since the same characters can be meant; each column is named once, with its first line.
struct DamageScan {
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

    private let table: SourceTable
    private var found: [[Damage: (count: Int, line: Int)]]
    private var lastLine = 0

    init(table: SourceTable) {
        self.table = table
        found = Array(repeating: [:], count: table.columns.count)
    }

    static func findings(in table: SourceTable) -> Findings {
        var scan = DamageScan(table: table)
        for row in table.rows { scan.observe(row) }
        return scan.findings
    }

    /// Takes the next row of the table.
    mutating func observe(_ row: SourceRow) {
        lastLine = row.line
        for (position, column) in table.columns.enumerated() where column.index < row.cells.count {
            guard let damage = DamageScan.damage(of: row.cells[column.index]) else { continue }
            found[position][damage, default: (0, row.line)].count += 1
        }
    }

    var findings: Findings {
        var findings = Findings()
        for (column, found) in zip(table.columns, found) {
            for damage in Damage.allCases {
                guard let (count, line) = found[damage] else { continue }
                let message = "\(count == 1 ? "a value" : "\(count) values, here the first,") \(damage.text)"
                findings.note(damage.rawValue, table.file, line, column: column.header, message)
            }
        }
        if table.rows.count + 1 == DamageScan.rowLimit {
            let message =
                "the file is exactly as long as a spreadsheet can be: rows are probably missing behind this one"
            findings.note("spreadsheet-cut-rows", table.file, lastLine, message)
        }
        return findings
    }

    private static func damage(of text: String) -> Damage? {
        let utf8 = text.utf8
        if utf8.count >= cellLimit, text.utf16.count == cellLimit { return .cutText }
        guard utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        let bytes = Array(utf8)
        if CellText.looksEncodedTwice(bytes.span) { return .encodedTwice }
        guard let windows = Windows1252.encoded(text), CellText.looksLikeDos(windows.span) else { return nil }
        return .dosLetters
    }
}
