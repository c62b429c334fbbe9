package import Migration

/// Counts what a person must know about before anything is confirmed.
package enum SensitiveScan {
    /// One finding for each kind, zeros included.
    package static func findings(in tables: [SourceFile: SourceTable]) -> [SensitiveFinding] {
        var counts: [SensitiveFinding.Kind: Int] = [:]
        for file in tables.keys.sorted() {
            guard let table = tables[file] else { continue }
            if file == .client { counts[.secureClient, default: 0] += switches("Secure_Client", table) }
            if file == .calendar { counts[.privateEntry, default: 0] += switches("Private", table) }
            for column in table.columns {
                guard let kind = SensitiveColumns.kind(of: column) else { continue }
                counts[kind, default: 0] += table.rows.count { isFilled(Cell.of($0, column.index), kind) }
            }
            counts[.socialSecurityNumber, default: 0] += table.rows.count { holdsNumber($0, table.columns) }
        }
        return SensitiveFinding.Kind.allCases.map { SensitiveFinding(kind: $0, count: counts[$0] ?? 0) }
    }

    private static func switches(_ canonical: String, _ table: SourceTable) -> Int {
        guard let index = table.index(of: canonical) else { return 0 }
        return table.rows.count { Cell.boolean(Cell.of($0, index)) ?? false }
    }

    private static func isFilled(_ text: String, _ kind: SensitiveFinding.Kind) -> Bool {
        if text.isEmpty || CellBlank.isPlaceholder(text) { return false }
        return kind != .dateOfBirth || !Cell.isBlankDate(text)
    }

    /// Tax ids and dates of birth are counted by their own columns.
    private static func holdsNumber(_ row: SourceRow, _ columns: [SourceColumn]) -> Bool {
        columns.contains { column in
            guard column.index < row.cells.count, SensitiveColumns.kind(of: column) == nil else { return false }
            let text = row.cells[column.index]
            return text.utf8.count >= 9 && SocialSecurityNumber.occurs(in: text)
        }
    }
}
