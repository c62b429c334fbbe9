import CanonicalJSON
import Migration

extension DealBuilder {
    mutating func addFees(_ position: Int, _ draft: inout Draft) {
        guard let fees, let lines = fees.lines[position] else { return }
        var sum = BillingSum()
        lines.filter(\.isBillable).forEach { sum.add($0) }
        draft.add(rows: lines.map(\.row.sequence))
        if sum.hasHours, let field = registry.use(.deal, "Fee_Hours__c", .number) {
            setSum(field, .literal(sum.hours.json), ["deal.fee_hours"], fees, &draft)
        }
        if let rate = sum.rate, let field = registry.use(.deal, "Fee_Rate__c", .money) {
            setSum(field, sources.custom.money(rate), ["deal.fee_rate"], fees, &draft)
        }
        guard sum.hasAmount else { return }
        if let field = registry.use(.deal, "Fee_Total__c", .money) {
            setSum(field, sources.custom.money(sum.amount), ["deal.fee_total"], fees, &draft)
        }
        if !draft.fields.contains(where: { $0.place == .standard("value") }) { setValue(sum.amount, nil, &draft) }
        draft.add(trait: "relation:fees")
    }

    mutating func addCosts(_ position: Int, _ draft: inout Draft) {
        guard let costs, let lines = costs.lines[position] else { return }
        var sum = BillingSum()
        lines.forEach { sum.add($0) }
        draft.add(rows: lines.map(\.row.sequence))
        if sum.hasAmount, let field = registry.use(.deal, "Cost_Amount__c", .money) {
            setSum(field, sources.custom.money(sum.amount), ["deal.cost_amount"], costs, &draft)
        }
        if let latest = lines.compactMap(\.date).max(), let field = registry.use(.deal, "Cost_Date__c", .date) {
            setSum(field, .literal(.string(latest.isoText)), ["deal.cost_date", "cost.date"], costs, &draft)
        }
        let description = DealBuilder.description(of: lines, costs)
        if !description.isEmpty, let field = registry.use(.deal, "Cost_Description__c", .longtext) {
            setSum(field, .literal(.string(description)), ["deal.cost_description"], costs, &draft)
        }
        draft.add(trait: "relation:costs")
    }

    /// Sets a value that comes from many cells, naming the columns that it was made of.
    private func setSum(
        _ field: RecordReference,
        _ value: DesiredValue,
        _ targets: [String],
        _ reader: BillingReader,
        _ draft: inout Draft
    ) {
        let names = targets.flatMap { reader.rules.columns(for: $0) }.map(\.name)
        draft.setComputed(.custom(field), value, source: names.joined(separator: ", "))
        draft.depends(on: field)
        names.forEach { draft.add(trait: "rule:\($0)") }
    }

    private mutating func setValue(_ amount: DecimalNumber, _ piece: Piece?, _ draft: inout Draft) {
        let currency = JSON.string(sources.context.currency)
        if draft.reference.entity == .lead {
            draft.set("value", ["amount": amount.json, "currency": currency], from: piece)
            return
        }
        let source = piece?.column.name ?? fees?.rules.columns(for: "deal.fee_total").first?.name ?? ""
        draft.setComputed(.standard("value"), .literal(amount.json), source: source)
        draft.set("currency", currency)
    }

    /// One line a cost, oldest first; what does not fit is counted, and the itemised note holds all.
    private static func description(of lines: [BillingLine], _ reader: BillingReader) -> String {
        var text = ""
        for (index, line) in lines.enumerated() {
            let words = reader.rules.first("deal.cost_description", in: line.row).map { Cell.oneLine($0.text) }
            let parts = [line.date?.isoText, line.amount?.text(scale: 2), words].compactMap { $0 }
            let next = parts.joined(separator: " · ")
            if text.count + next.count > CustomValues.longLimit - 100 {
                return text + "\n… and \(lines.count - index) more in the itemised note"
            }
            text += (text.isEmpty ? "" : "\n") + next
        }
        return text
    }

    mutating func addCustomFields(_ row: SourceRow, _ rules: FileRules, _ draft: inout Draft) {
        var grouped: [(type: CustomFieldType, name: String, pieces: [Piece])] = []
        for piece in rules.pieces(in: row) {
            let key: (type: CustomFieldType, name: String)
            switch piece.column.target {
            case .custom(.deal, let type, let name): key = (type, name)
            case .field("deal", "label", _), .field("lead", "label", _): key = (.text, "Label")
            case .field("deal", "participants", _): key = (.text, "Participants")
            case .field("deal", "value", _):
                if let amount = Cell.money(piece.text) { setValue(amount, piece, &draft) } else { draft.keep(piece) }
                continue
            case .field("deal", "visible_to", _):
                if let number = Int64(piece.text) { draft.set("visible_to", .integer(number), from: piece) }
                continue
            default: continue
            }
            if let known = grouped.firstIndex(where: { $0.type == key.type && $0.name == key.name }) {
                grouped[known].pieces.append(piece)
            } else {
                grouped.append((key.type, key.name, [piece]))
            }
        }
        for group in grouped {
            sources.custom.add(
                group.type,
                group.name,
                of: .deal,
                pieces: group.pieces,
                rules: rules,
                to: &draft,
                &registry
            )
        }
    }
}
