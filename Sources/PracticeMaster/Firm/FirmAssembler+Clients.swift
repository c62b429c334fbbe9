import Migration

extension FirmAssembler {
    /// Groups matters by the client part of their numbers and finds the contact record of each client.
    mutating func groupClients() {
        guard let table = tables[.client] else { return }
        let rules = FileRules(table: table, decisions: decisions, today: today)
        var positions: [String: Int] = [:]
        for index in firm.matters.indices {
            let row = table.rows[firm.matters[index].row]
            let number =
                firm.matterIndex.client(of: firm.matters[index].number) ?? clientName(of: row, rules, orNumber: true)
            let folded = firm.matterIndex.isCaseSensitive ? number : number.lowercased()
            let position = positions[folded] ?? firm.clients.count
            if position == firm.clients.count {
                positions[folded] = position
                let part = number.count <= 200 ? number : "h" + StableHash.hexadecimal(number)
                let key = "\(SourceFile.client.rawValue)/\(part)"
                firm.clients.append(Client(key: key, number: number, name: "", matters: [], contact: .none))
            }
            firm.matters[index].client = position
            firm.clients[position].matters.append(index)
        }
        for position in firm.clients.indices { complete(position, rules, table) }
        listAdministrativeMatters(table, rules)
    }

    /// The client of a matter whose number does not tell: the contact record that it names, else its name.
    func clientName(of row: SourceRow, _ rules: FileRules, orNumber: Bool) -> String {
        let link = rules.first("link:client", in: row)?.text ?? ""
        if case .found(let contact) = firm.contactIndex.link(link) { return firm.contacts[contact].name }
        return [
            link, rules.first("person.name", in: row)?.text ?? "",
            orNumber ? rules.first("deal.matter_number", in: row)?.text : nil,
        ]
        .compactMap { $0 }.first { !$0.isEmpty } ?? ""
    }

    private mutating func complete(_ position: Int, _ rules: FileRules, _ table: SourceTable) {
        let rows = firm.clients[position].matters.map { table.rows[firm.matters[$0].row] }
        var names: [String] = []
        var links: [ContactLink] = []
        for row in rows {
            let full = rules.first("person.name", in: row) ?? rules.first("organization.name", in: row)
            if let full { names.append(full.text) }
            let link = firm.contactIndex.link(rules.first("link:client", in: row)?.text ?? "")
            if link != .none { links.append(link) }
        }
        var linked = links.first { $0.index != nil } ?? links.first ?? .none
        if linked.index == nil, let name = names.first, case .found(let contact) = firm.contactIndex.link(name) {
            linked = .found(contact)
        }
        var name = names.first
        if name == nil {
            switch linked {
            case .found(let contact): name = firm.contacts[contact].name
            case .unresolved(let text, _): name = text
            case .none: break
            }
        }
        firm.clients[position].contact = linked
        firm.clients[position].name = name ?? "Client \(firm.clients[position].number)"
        let others = Set(links.compactMap(\.index)).subtracting([linked.index].compactMap { $0 })
        if !others.isEmpty, let row = rows.first {
            note("client-contacts-differ", row, "matters of \(firm.clients[position].key) name several contact records")
        }
    }
}
