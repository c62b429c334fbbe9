package import Migration

/// What belongs to one client: rows of the export, and the source keys under which they and their records are known.
///
/// A person or organization that other clients share is kept apart: what is said about it is said about them too.
package struct ClientDossier: Sendable {
    /// `CMCLIENT/110`
    package let key: String
    package let name: String
    /// In file order.
    package let matterNumbers: [String]
    /// The events that hold the rows, ascending.
    package private(set) var rowSequences: [UInt64] = []
    /// Keys of this client alone.
    package private(set) var keys: Set<String> = []
    /// Keys of persons and organizations that stand for other clients too.
    package private(set) var sharedKeys: Set<String> = []

    private let position: Int
    private let firm: Firm
    private let rules: [SourceFile: FileRules]
    private let ownContacts: Set<Int>

    /// Finds a client by its key or number, or by the key or number of one of its matters; nil where there is none.
    package init?(
        named text: String,
        tables: [SourceFile: SourceTable],
        decisions: MappingDecisions,
        today: CivilDate
    ) {
        let firm = FirmAssembler.assemble(tables: tables, decisions: decisions, today: today)
        let plan = PartyPlan(firm: firm, tables: tables, decisions: decisions)
        guard let position = ClientDossier.position(of: text, in: firm) else { return nil }
        let client = firm.clients[position]
        self.position = position
        self.firm = firm
        key = client.key
        name = client.name
        matterNumbers = client.matters.map { firm.matters[$0].number }
        rules = tables.mapValues { FileRules(table: $0, decisions: decisions, today: today) }

        let parties = ClientDossier.parties(of: position, firm, plan)
        let elsewhere = firm.clients.indices.filter { $0 != position }
            .reduce(into: Set<Int>()) { $0.formUnion(ClientDossier.parties(of: $1, firm, plan)) }
        ownContacts = Set(parties.subtracting(elsewhere).compactMap { plan.parties[$0].contact })
        for party in parties {
            let key = plan.parties[party].key
            if elsewhere.contains(party) { sharedKeys.insert(key) } else { keys.insert(key) }
        }
        keys.insert(client.key)
        for matter in client.matters.map({ firm.matters[$0] }) {
            keys.insert(matter.key)
            for file in tables.keys where file == .fee || file == .cost || file.area != nil {
                keys.insert("\(file.rawValue)/\(matter.number)")
            }
        }
        collectRows(tables)
    }

    /// Whether a row, also one that a later export no longer has, is about this client and nobody else.
    package func owns(_ row: SourceRow, of file: SourceFile) -> Bool {
        guard let rules = rules[file] else { return false }
        if file == .contact {
            let named = rules.first("key", in: row) ?? rules.first("person.name", in: row)
            return firm.contactIndex.link(named?.text ?? "").index.map { ownContacts.contains($0) } ?? false
        }
        let matterTargets =
            ["link:matter", "deal.matter_number", "note.deal", "activity.deal", "fee.deal", "cost.deal"]
            + (file == .client ? ["key"] : [])
        if let number = text(matterTargets, rules, row) {
            return firm.matterIndex.position(of: number).map { firm.matters[$0].client == position } ?? false
        }
        guard let contact = text(["link:contact", "note.person", "activity.person"], rules, row) else { return false }
        return firm.contactIndex.link(contact).index.map { ownContacts.contains($0) } ?? false
    }

    private func text(_ targets: [String], _ rules: FileRules, _ row: SourceRow) -> String? {
        targets.lazy.compactMap { rules.first($0, in: row)?.text }.first
    }

    private mutating func collectRows(_ tables: [SourceFile: SourceTable]) {
        for (file, table) in tables.sorted(by: { $0.key < $1.key }) {
            for (row, key) in zip(table.rows, RowKeys.keys(of: table)) where owns(row, of: file) {
                rowSequences.append(row.sequence)
                keys.insert(key)
            }
        }
        rowSequences.sort()
    }

    private static func position(of text: String, in firm: Firm) -> Int? {
        if let client = firm.clients.firstIndex(where: { $0.key == text || $0.number == text }) { return client }
        if let matter = firm.matters.first(where: { $0.key == text }) { return matter.client }
        return firm.matter(named: text)?.client
    }

    /// The persons and organizations that a client's matters name, with those that employ them.
    private static func parties(of client: Int, _ firm: Firm, _ plan: PartyPlan) -> Set<Int> {
        let named = [plan.ofClient[client]] + firm.clients[client].matters.compactMap { plan.ofMatterContact[$0] }
        return Set(named + named.compactMap { plan.parties[$0].employer })
    }
}
