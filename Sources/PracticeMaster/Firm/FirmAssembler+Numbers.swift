import Migration

extension FirmAssembler {
    /// Learns how the firm writes its numbers; without any separator the matters of known clients show the widths.
    mutating func indexMatters(_ table: SourceTable, _ rules: FileRules) {
        let numbers = firm.matters.map(\.number)
        firm.matterIndex = MatterIndex(numbers: numbers)
        defer { sayHowNumbersRead(numbers, table) }
        guard numbers.allSatisfy({ !firm.matterIndex.rule.split($0).isSplit }) else { return }
        let clients = firm.matters.map { matter in
            Cell.contactKey(clientName(of: table.rows[matter.row], rules, orNumber: false))
        }
        guard let decimals = JoinedKeys.decimals(of: numbers, clients: clients), let first = table.rows.first else {
            return
        }
        firm.matterIndex = MatterIndex(numbers: numbers, decimals: decimals)
        let message = "numbers have no separator; by the clients' names their last \(decimals) digits are the matter"
        note("client-part-inferred", first, message)
    }

    private mutating func sayHowNumbersRead(_ numbers: [String], _ table: SourceTable) {
        let lines = firm.matters.map { table.rows[$0.row].line }
        firm.clientKeys = ClientKeyEvidence(numbers: numbers, lines: lines, rule: firm.matterIndex.rule)
        if let first = table.rows.first, let evidence = firm.clientKeys {
            note("client-number-form", first, evidence.sentence)
        }
    }

    /// Numbers that occur twice, that only case or zeros tell apart, or that a spreadsheet has shortened.
    mutating func listDoubtfulNumbers(_ table: SourceTable) {
        var seen: Set<String> = []
        for matter in firm.matters {
            let row = table.rows[matter.row]
            if !seen.insert(matter.number).inserted {
                note("matter-number-repeated", row, "the number of \(matter.key) occurs twice")
            }
            let restored = firm.matterIndex.rule.split(matter.number).restored
            if restored != Cell.trimmed(matter.number) {
                note("matter-number-zeros", row, "\(matter.key) has probably lost zeros: \(restored)")
            }
        }
        for twins in firm.matterIndex.twins {
            let keys = twins.map { firm.matters[$0].key }.joined(separator: ", ")
            let row = table.rows[firm.matters[twins[0]].row]
            note("matter-number-twins", row, "only case or zeros tell these apart, and they stay apart: \(keys)")
        }
    }

    /// Matters that read like tests or the firm's own time: only a person can leave them out.
    mutating func listAdministrativeMatters(_ table: SourceTable, _ rules: FileRules) {
        for matter in firm.matters {
            let row = table.rows[matter.row]
            let names = [firm.clients[matter.client].name, rules.first("deal.title", in: row)?.text ?? ""]
            guard names.contains(where: { NameRemark.administrative.applies(to: $0) }) else { continue }
            note("matter-administrative", row, "\(matter.key) reads like a test or the firm's own, and is sent")
        }
    }
}
