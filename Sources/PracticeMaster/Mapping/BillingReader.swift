import Migration

/// Reads fees or costs and sorts them by matter.
struct BillingReader {
    let file: SourceFile
    let table: SourceTable
    let rules: FileRules
    let firm: Firm
    /// By position among `Firm.matters`, oldest line first.
    private(set) var lines: [Int: [BillingLine]] = [:]
    private(set) var findings = Findings()

    init?(_ file: SourceFile, tables: [SourceFile: SourceTable], rules: [SourceFile: FileRules], firm: Firm) {
        guard let table = tables[file], let rules = rules[file] else { return nil }
        self.file = file
        self.table = table
        self.rules = rules
        self.firm = firm
        read()
        for matter in lines.keys {
            lines[matter]?.sort { left, right in
                let days = [left.date, right.date].map { $0?.daysSinceEpoch ?? Int.min }
                return days[0] == days[1] ? left.row.line < right.row.line : days[0] < days[1]
            }
        }
    }

    private var entity: String { file == .fee ? "fee" : "cost" }

    private mutating func read() {
        let links = rules.columns(for: .link(.matter)) + rules.columns(for: "\(entity).deal")
        var keys = RowKeys(file: file, columns: table.columns)
        for row in table.rows {
            let key = keys.key(of: row)
            let named = rules.pieces(links, in: row).first?.text ?? ""
            guard let position = firm.matterIndex.position(of: named) else {
                let reason = Suggestion.reason(matter: named, contact: nil, firm: firm)
                findings.exclude(.orphan, file, row.line, key, reason)
                continue
            }
            if firm.matters[position].isSecure {
                findings.exclude(
                    .secure,
                    file,
                    row.line,
                    key,
                    "belongs to the secure matter \(firm.matters[position].key)"
                )
                continue
            }
            lines[position, default: []].append(line(row, key))
        }
        listMissingHistory()
    }

    /// Billed fees usually leave Practice Master: without a single archived row the sums are a lower bound.
    private mutating func listMissingHistory() {
        guard file == .fee, let archived = table.index(of: "Archived"), let first = table.rows.first else { return }
        if table.rows.contains(where: { Cell.boolean(Cell.of($0, archived)) ?? false }) { return }
        findings.note(
            "fees-unbilled-only",
            file,
            first.line,
            "no fee is archived: billed fees are probably not in the export"
        )
    }

    private mutating func line(_ row: SourceRow, _ key: String) -> BillingLine {
        let amounts = file == .fee ? ["deal.fee_total", "deal.value"] : ["deal.cost_amount"]
        let amountPiece = amounts.lazy.compactMap { [rules] in rules.first($0, in: row) }.first
        let datePiece = rules.first("\(entity).date", in: row) ?? rules.first("deal.cost_date", in: row)
        var line = BillingLine(
            row: row,
            key: key,
            date: datePiece.flatMap { rules.date($0) },
            hours: rules.first("deal.fee_hours", in: row).flatMap { Cell.hours($0.text) },
            rate: rules.first("deal.fee_rate", in: row).flatMap { Cell.money($0.text) },
            amount: amountPiece.flatMap { Cell.money($0.text) },
            isBillable: true,
            user: rules.first("fee.user", in: row)
        )
        if line.amount == nil, let hours = line.hours, let rate = line.rate, amountPiece == nil, file == .fee {
            line.amount = (hours * rate).rounded(toScale: 2)
            line.isAmountComputed = true
            findings.note("amount-computed", file, row.line, "\(key) has no amount: hours times rate")
        } else if line.amount == nil, let amountPiece {
            findings.note("amount-invalid", file, row.line, column: amountPiece.column.header, "\(key): not an amount")
        }
        if let datePiece, line.date == nil, !rules.isBlankDate(datePiece) {
            findings.note("date-invalid", file, row.line, column: datePiece.column.header, "\(key): not a date")
        }
        if let code = rules.first("\(entity).billable", in: row) {
            line.isBillable = isBillable(code, key, row)
        }
        return line
    }

    /// Codes 0, 3, 4 and blank are billable; 4 is undocumented.
    private mutating func isBillable(_ code: Piece, _ key: String, _ row: SourceRow) -> Bool {
        switch OwnerTable.normalised(code.text) {
        case "0", "3", "30": return true
        case "4":
            findings.note(
                "bill-code-unknown",
                file,
                row.line,
                column: code.column.header,
                "\(key): code 4 counts as billable"
            )
            return true
        case "1", "2", "10", "20": return false
        default:
            if let word = Cell.boolean(code.text) { return word }
            findings.note("bill-code-unknown", file, row.line, column: code.column.header, "\(key): counts as billable")
            return true
        }
    }
}
