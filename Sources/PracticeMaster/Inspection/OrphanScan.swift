package import Migration

/// Finds rows that name a matter or a contact which is not in the export.
package enum OrphanScan {
    /// By file, then in file order; rows that name neither are among them.
    package static func orphans(in tables: [SourceFile: SourceTable], today: CivilDate) -> [Orphan] {
        let rules = tables.keys.sorted().compactMap { tables[$0] }.flatMap { defaultRules(of: $0) }
        let decisions = Proposal(rules: rules, valueMaps: [], classifications: []).decisions()
        let firm = FirmAssembler.assemble(tables: tables, decisions: decisions, today: today)
        return [.client, .journal, .calendar, .cost, .fee].flatMap { orphans(of: $0, tables, firm) }
    }

    /// The links of the vendor's dictionary, before anybody has looked at values.
    private static func defaultRules(of table: SourceTable) -> [Rule] {
        table.columns.compactMap { column in
            guard let canonical = column.canonical,
                let entry = DefaultTargets.entry(file: table.file, canonical: canonical)
            else { return nil }
            return Rule(
                column: ColumnReference(table.file, column.index),
                header: column.header,
                canonical: canonical,
                target: entry.target,
                confidencePercent: entry.confidencePercent,
                ticked: false,
                reasons: [],
                alternatives: [],
                filled: 0,
                distinct: 0,
                inferred: "text",
                isSensitive: false
            )
        }
    }

    private static func orphans(
        of file: SourceFile,
        _ tables: [SourceFile: SourceTable],
        _ firm: Firm
    ) -> [Orphan] {
        guard let table = tables[file] else { return [] }
        let matter = file == .client ? nil : table.index(of: "Client_ID")
        let contact = table.index(of: file == .client ? "Contact" : "Related_Party")
        var keys = RowKeys(file: file, columns: table.columns)
        return table.rows.compactMap { row in
            let key = keys.key(of: row)
            guard let reason = reason(row, file, matter: matter, contact: contact, firm) else { return nil }
            return Orphan(file: file, line: row.line, key: key, reason: reason)
        }
    }

    private static func reason(
        _ row: SourceRow,
        _ file: SourceFile,
        matter: Int?,
        contact: Int?,
        _ firm: Firm
    ) -> String? {
        let number = matter.map { Cell.of(row, $0) } ?? ""
        let name = contact.map { Cell.of(row, $0) } ?? ""
        let isMatterKnown = firm.matterIndex.position(of: number) != nil
        let link = firm.contactIndex.link(name)
        if file != .client {
            if !number.isEmpty, !isMatterKnown { return "names the matter \(number), which is not in CMCLIENT" }
            if number.isEmpty, link.index == nil, name.isEmpty { return "names no matter and no contact" }
        }
        guard case .unresolved(_, let isAmbiguous) = link else { return nil }
        return isAmbiguous
            ? "names a contact of whom CMRELATE has several" : "names a contact who is not in CMRELATE"
    }
}
