import CanonicalJSON
import Migration

/// Makes the notes that hold every fee or cost line of a matter.
struct ItemisedNote {
    let sources: Sources
    let reader: BillingReader

    private var isFee: Bool { reader.file == .fee }

    /// The note of one matter, in numbered parts where it is long.
    func records(of matter: Matter, deal: RecordReference, lines: [BillingLine], owner: Int64?) -> [DesiredRecord] {
        var text = NoteText()
        text.heading = "\(isFee ? "Fees" : "Costs") of matter \(matter.number): \(lines.count) lines"
        text.body = lines.map { self.text(of: $0) }.joined(separator: "\n")
        text.lines = totals(of: lines)
        let day = lines.compactMap(\.date).max()
        return text.parts(key: "\(reader.file.rawValue)/\(matter.number)").map { part in
            var draft = Draft(.note, part.key)
            draft.set("content", .string(part.html))
            draft.set(deal.entity == .lead ? "lead_id" : "deal_id", deal)
            if let day { draft.set("add_time", .string(UtcText.spaced(sources.noon(day)))) }
            if let owner { draft.set("user_id", .integer(owner)) }
            for line in lines { reader.rules.pieces(in: line.row).forEach { draft.show($0) } }
            draft.add(rows: lines.map(\.row.sequence))
            draft.add(trait: "type:itemised-\(isFee ? "fees" : "costs")")
            return draft.record
        }
    }

    /// `2021-11-02 · 1.50 h x 250.00 = 375.00 · 12 · Deposition of the adjuster · Tcode: 7`
    private func text(of line: BillingLine) -> String {
        var parts = [line.date?.isoText ?? "no date"]
        var sum = ""
        if let hours = line.hours { sum = "\(hours.text) h" }
        if let rate = line.rate { sum += sum.isEmpty ? "at \(rate.text)" : " x \(rate.text)" }
        if let amount = line.amount {
            let mark = line.isProduct ? " = " : ", amount "
            sum += (sum.isEmpty ? "" : mark) + amount.text(scale: max(2, amount.scale))
        }
        if line.isAmountComputed { sum += " (computed)" }
        if !sum.isEmpty { parts.append(sum) }
        if !line.isBillable { parts.append("not billable") }
        if let user = line.user { parts.append(user.text) }
        var labelled: [String] = []
        for piece in reader.rules.pieces(in: line.row) {
            switch piece.column.target {
            case .field(_, "line", _), .field(_, "cost_description", _), .field(_, "billable", _):
                let text = Cell.oneLine(piece.text)
                if piece.column.canonical == "Description" {
                    parts.append(text)
                } else if piece.text != "0" {
                    labelled.append("\(piece.column.label): \(text)")
                }
            case .field(_, "fee_hours", _):
                if line.hours == nil { labelled.append("\(piece.column.label): \(piece.text)") }
            case .field(_, "fee_rate", _):
                if line.rate == nil { labelled.append("\(piece.column.label): \(piece.text)") }
            case .field(_, "date", _), .field(_, "cost_date", _):
                if line.date == nil { labelled.append("\(piece.column.label): \(piece.text)") }
            case .field(_, "fee_total", _), .field(_, "cost_amount", _), .field(_, "value", _):
                if line.amount == nil { labelled.append("\(piece.column.label): \(piece.text)") }
            default: break
            }
        }
        return (parts + labelled).joined(separator: " · ")
    }

    private func totals(of lines: [BillingLine]) -> [(label: String, text: String)] {
        func text(_ lines: [BillingLine]) -> String {
            var sum = BillingSum()
            lines.forEach { sum.add($0) }
            let amount = "\(sum.amount.text(scale: max(2, sum.amount.scale))) \(sources.context.currency)"
            return isFee ? "\(sum.hours.text) h, \(amount)" : amount
        }
        let others = lines.filter { !$0.isBillable }
        if others.isEmpty { return [("Total", text(lines))] }
        return [
            ("Billable", text(lines.filter(\.isBillable))), ("Not billable", text(others)), ("Total", text(lines)),
        ]
    }
}
