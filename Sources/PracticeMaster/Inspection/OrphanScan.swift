package import Migration

/// Finds rows that name a matter or a contact which is not in the export.
package struct OrphanScan {
    private let file: SourceFile
    private let firm: Firm
    private let matter: Int?
    private let contact: Int?
    private let keys: RowKeys
    private var rowCount = 0
    /// The places of the listed orphans in the table.
    private var places: [Int] = []
    /// How often the names of these have occurred.
    private var names: [UInt64: Int] = [:]
    private var byKind: [Orphan.Kind: OrphanGroup] = [:]
    /// The first of each kind, in file order; a file whose matters are all missing must not be held as orphans.
    package private(set) var orphans: [Orphan] = []

    /// Orphans of one kind beyond this number are counted, not listed.
    package static let listLimit = 10_000

    /// All of them by kind.
    package var groups: [OrphanGroup] { Orphan.Kind.allCases.compactMap { byKind[$0] } }

    /// Whether the rows of the file name matters or contacts.
    package static func concerns(_ file: SourceFile) -> Bool {
        file.area != nil || [.client, .journal, .calendar, .cost, .fee].contains(file)
    }

    package init(table: SourceTable, firm: Firm) {
        file = table.file
        self.firm = firm
        matter = table.file == .client ? nil : table.index(of: "Client_ID")
        contact = table.index(of: table.file == .client ? "Contact" : "Related_Party")
        keys = RowKeys(file: table.file, columns: table.columns)
    }

    /// By file, then in file order; rows that name neither are among them.
    package static func orphans(in tables: [SourceFile: SourceTable], today: CivilDate) -> [Orphan] {
        let firm = firm(of: tables, today: today)
        return tables.keys.sorted().filter(concerns).compactMap { tables[$0] }.flatMap { table in
            var scan = OrphanScan(table: table, firm: firm)
            for row in table.rows { scan.observe(row) }
            scan.nameOrphans(in: table)
            return scan.orphans
        }
    }

    /// The firm by the links of the vendor's dictionary, before anybody has decided anything.
    package static func firm(of tables: [SourceFile: SourceTable], today: CivilDate) -> Firm {
        let rules = tables.keys.sorted().compactMap { tables[$0] }.flatMap { defaultRules(of: $0) }
        let decisions = Proposal(rules: rules, valueMaps: [], classifications: []).decisions()
        return FirmAssembler.assemble(tables: tables, decisions: decisions, today: today)
    }

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

    /// Takes the next row of the table.
    package mutating func observe(_ row: SourceRow) {
        defer { rowCount += 1 }
        guard let reason = reason(row) else { return }
        byKind[reason.kind, default: OrphanGroup(file: file, kind: reason.kind)].add(line: row.line)
        guard byKind[reason.kind]?.count ?? 0 <= OrphanScan.listLimit else { return }
        places.append(rowCount)
        names[keys.nameHash(of: row)] = 0
        orphans.append(Orphan(file: file, line: row.line, key: "", kind: reason.kind, reason: reason.text))
    }

    /// Gives the listed orphans their keys, once every row was observed.
    ///
    /// A key depends on the rows of its name before it; only the names of orphans are counted, since all take memory.
    package mutating func nameOrphans(in table: SourceTable) {
        var next = 0
        for (place, row) in table.rows.enumerated() {
            guard next < places.count else { return }
            let name = keys.nameHash(of: row)
            guard let before = names[name] else { continue }
            names[name] = before + 1
            guard place == places[next] else { continue }
            orphans[next].key = keys.key(of: row, ordinal: before + 1)
            next += 1
        }
    }

    private func reason(_ row: SourceRow) -> (kind: Orphan.Kind, text: String)? {
        let number = matter.map { Cell.of(row, $0) } ?? ""
        let name = contact.map { Cell.of(row, $0) } ?? ""
        let link = firm.contactIndex.link(name)
        if file != .client {
            if !number.isEmpty, firm.matterIndex.position(of: number) == nil {
                return (.unknownMatter, "names the matter \(number), which is not in CMCLIENT")
            }
            if number.isEmpty, name.isEmpty { return (.nothingNamed, "names no matter and no contact") }
        }
        guard case .unresolved(_, let isAmbiguous) = link else { return nil }
        return isAmbiguous
            ? (.ambiguousContact, "names a contact of whom CMRELATE has several")
            : (.unknownContact, "names a contact who is not in CMRELATE")
    }
}
