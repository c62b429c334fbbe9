package import Migration

/// Builds the firm from its rows, reading each column as its rule says.
package struct FirmAssembler {
    let tables: [SourceFile: SourceTable]
    let decisions: MappingDecisions
    let today: CivilDate
    var firm = Firm()

    package static func assemble(
        tables: [SourceFile: SourceTable],
        decisions: MappingDecisions,
        today: CivilDate
    ) -> Firm {
        var assembler = FirmAssembler(tables: tables, decisions: decisions, today: today)
        assembler.readContacts()
        assembler.readMatters()
        assembler.groupClients()
        assembler.listDuplicates()
        return assembler.firm
    }

    private init(tables: [SourceFile: SourceTable], decisions: MappingDecisions, today: CivilDate) {
        self.tables = tables
        self.decisions = decisions
        self.today = today
    }

    private mutating func readContacts() {
        guard let table = tables[.contact] else { return }
        let rules = FileRules(table: table, decisions: decisions, today: today)
        var keys = RowKeys(file: .contact, columns: table.columns)
        for (position, row) in table.rows.enumerated() {
            let key = keys.key(of: row)
            func text(_ target: String) -> String { rules.first(target, in: row)?.text ?? "" }
            let first = text("person.first_name")
            let last = text("person.last_name")
            let organization = text("person.organization")
            let given = [first, last].filter { !$0.isEmpty }.joined(separator: " ")
            let known = rules.first("key", in: row)?.text ?? ""
            let full = [text("person.name"), text("organization.name")].first { !$0.isEmpty } ?? ""
            guard let name = [full, given, organization, known].first(where: { !$0.isEmpty }) else {
                firm.exclusions.append(
                    Exclusion(cause: .unusable, file: .contact, line: row.line, key: key, reason: "has no name")
                )
                continue
            }
            let flag = rules.first("flag:is_organization", in: row)
            firm.contacts.append(
                Contact(
                    key: key,
                    row: position,
                    name: name,
                    firstName: first,
                    lastName: last,
                    organization: organization,
                    isOrganization: flag.flatMap { Cell.boolean($0.text) }
                )
            )
        }
        firm.contactIndex = ContactIndex(contacts: firm.contacts)
    }

    private mutating func readMatters() {
        guard let table = tables[.client] else { return }
        let rules = FileRules(table: table, decisions: decisions, today: today)
        let reader = StatusReader(rules: rules, today: today)
        var keys = RowKeys(file: .client, columns: table.columns)
        for (position, row) in table.rows.enumerated() {
            let key = keys.key(of: row)
            guard let number = matterNumber(rules, row) else {
                firm.exclusions.append(
                    Exclusion(cause: .unusable, file: .client, line: row.line, key: key, reason: "has no matter number")
                )
                continue
            }
            let close = rules.first("deal.close_date", in: row).flatMap { rules.date($0) }
            let status = reader.status(of: row, closeDate: close)
            let secure = rules.first("flag:secure", in: row).map { Cell.boolean($0.text) ?? true } ?? false
            let contact = rules.first("link:contact", in: row) ?? rules.first("deal.person", in: row)
            firm.matters.append(
                Matter(
                    key: key,
                    number: number,
                    row: position,
                    client: 0,
                    contact: firm.contactIndex.link(contact?.text ?? ""),
                    isSecure: secure,
                    status: status,
                    openDate: rules.first("deal.open_date", in: row).flatMap { rules.date($0) },
                    closeDate: close
                )
            )
            if status.isFlagged {
                note("status-doubtful", row, "the status is doubtful: \(status.reason)")
            }
        }
        indexMatters(table, rules)
        listDoubtfulNumbers(table)
        if reader.isBlind, let row = table.rows.first {
            note("status-underived", row, "no column tells which matters are open: all count as open")
        }
    }

    private func matterNumber(_ rules: FileRules, _ row: SourceRow) -> String? {
        let piece = rules.first("deal.matter_number", in: row) ?? rules.first("key", in: row)
        guard let text = piece?.text, text != "0" else { return nil }
        return text
    }

    mutating func note(_ code: String, _ row: SourceRow, _ message: String, file: SourceFile = .client) {
        firm.diagnostics.append(Diagnostic(code: code, file: file, line: row.line, message: message))
    }

    private mutating func listDuplicates() {
        guard let table = tables[.contact] else { return }
        for group in firm.contactIndex.duplicates() {
            let keys = group.map { firm.contacts[$0].key }.joined(separator: ", ")
            let row = table.rows[firm.contacts[group[0]].row]
            note("contact-duplicate", row, "these contacts may be one and stay apart: \(keys)", file: .contact)
        }
    }
}
