package import Migration

/// Counts what a person must know about before anything is confirmed.
package struct SensitiveScan {
    private let table: SourceTable
    private let switchKind: SensitiveFinding.Kind?
    private let switchIndex: Int?
    /// The kinds that columns hold by their names; free text has none.
    private let kinds: [SensitiveFinding.Kind?]
    private var switched = Tally()
    private var filled: [Tally]
    private var numbers: [Tally]
    /// Rows with at least one number in free text.
    private var numberRows = 0

    private struct Tally {
        var count = 0
        var line = 0

        mutating func add(_ line: Int) {
            if count == 0 { self.line = line }
            count += 1
        }
    }

    package init(table: SourceTable) {
        self.table = table
        switch table.file {
        case .client: (switchKind, switchIndex) = (.secureClient, table.index(of: "Secure_Client"))
        case .calendar: (switchKind, switchIndex) = (.privateEntry, table.index(of: "Private"))
        default: (switchKind, switchIndex) = (nil, nil)
        }
        kinds = table.columns.map { SensitiveColumns.kind(of: $0) }
        filled = Array(repeating: Tally(), count: kinds.count)
        numbers = filled
    }

    /// One finding for each kind, zeros included.
    package static func findings(in tables: [SourceFile: SourceTable]) -> [SensitiveFinding] {
        let scans = tables.keys.sorted().compactMap { tables[$0] }.map { table in
            var scan = SensitiveScan(table: table)
            for row in table.rows { scan.observe(row) }
            return scan
        }
        return findings(of: scans)
    }

    /// The sums over the scans of all files.
    package static func findings(of scans: [SensitiveScan]) -> [SensitiveFinding] {
        SensitiveFinding.Kind.allCases.map { kind in
            SensitiveFinding(
                kind: kind,
                count: scans.reduce(0) { $0 + $1.count(of: kind) },
                places: scans.flatMap { $0.places(of: kind) }
            )
        }
    }

    package mutating func observe(_ row: SourceRow) {
        if let switchIndex, Cell.boolean(Cell.of(row, switchIndex)) ?? false { switched.add(row.line) }
        var holdsNumber = false
        for (position, column) in table.columns.enumerated() where column.index < row.cells.count {
            let text = row.cells[column.index]
            if text.isEmpty { continue }
            if let kind = kinds[position] {
                if SensitiveScan.isFilled(Cell.trimmed(text), kind) { filled[position].add(row.line) }
            } else if SensitiveScan.mayHoldNumber(text), SocialSecurityNumber.occurs(in: text) {
                numbers[position].add(row.line)
                holdsNumber = true
            }
        }
        if holdsNumber { numberRows += 1 }
    }

    private func count(of kind: SensitiveFinding.Kind) -> Int {
        if kind == .socialSecurityNumber { return numberRows }
        return places(of: kind).reduce(0) { $0 + $1.count }
    }

    private func places(of kind: SensitiveFinding.Kind) -> [SensitiveFinding.Place] {
        func place(_ column: SourceColumn, _ tally: Tally) -> SensitiveFinding.Place? {
            guard tally.count > 0 else { return nil }
            return SensitiveFinding.Place(
                file: table.file,
                column: column.header,
                count: tally.count,
                firstLine: tally.line
            )
        }
        if kind == switchKind {
            return table.columns.filter { $0.index == switchIndex }.compactMap { place($0, switched) }
        }
        let tallies = kind == .socialSecurityNumber ? numbers : filled
        return table.columns.indices.compactMap { position in
            guard kind == .socialSecurityNumber || kinds[position] == kind else { return nil }
            return place(table.columns[position], tallies[position])
        }
    }

    private static func isFilled(_ text: String, _ kind: SensitiveFinding.Kind) -> Bool {
        if text.isEmpty || CellBlank.isPlaceholder(text) { return false }
        return kind != .dateOfBirth || !Cell.isBlankDate(text)
    }

    /// Nine digits, without which there is no number; most cells are done with here.
    private static func mayHoldNumber(_ text: String) -> Bool {
        text.utf8.count >= 9 && text.utf8.count { (0x30...0x39).contains($0) } >= 9
    }
}
