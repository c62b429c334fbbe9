import Migration

/// Which people and organizations there will be: contacts, clients without a contact record, and names without any.
struct PartyPlan {
    private(set) var parties: [Party] = []
    private(set) var ofContact: [Int] = []
    private(set) var ofClient: [Int] = []
    /// By matter: the party of the matter's contact where that is not the client.
    private(set) var ofMatterContact: [Int: Int] = [:]
    private(set) var findings = Findings()
    private let firm: Firm
    private var byKey: [String: Int] = [:]
    private var organizations: [String: Int] = [:]
    private var byOrganizationName: [String: Set<Int>] = [:]

    init(firm: Firm, tables: [SourceFile: SourceTable], decisions: MappingDecisions) {
        self.firm = firm
        addContacts(tables[.contact]?.rows ?? [], decisions)
        addClients(tables[.client]?.rows ?? [], decisions)
        indexOrganizations()
        linkMatterContacts(tables[.client]?.rows ?? [])
        linkEmployers()
        holdBackSecure()
    }

    func client(of matter: Matter) -> Party { parties[ofClient[matter.client]] }
    func contact(_ index: Int) -> Party { parties[ofContact[index]] }

    private mutating func addContacts(_ rows: SourceRows, _ decisions: MappingDecisions) {
        for (position, contact) in firm.contacts.enumerated() {
            let party = decisions.classifications[contact.key]?.party
            let isOrganization = party.map { $0 == .organization } ?? (contact.isOrganization ?? false)
            let line = rows[contact.row].line
            ofContact.append(
                add(
                    Party(
                        key: contact.key,
                        isOrganization: isOrganization,
                        name: contact.name,
                        contact: position,
                        file: .contact,
                        line: line
                    )
                )
            )
        }
    }

    private mutating func addClients(_ rows: SourceRows, _ decisions: MappingDecisions) {
        for (position, client) in firm.clients.enumerated() {
            let party = decisions.classifications[client.key]?.party
            let line = rows[firm.matters[client.matters[0]].row].line
            if let contact = client.contact.index {
                ofClient.append(ofContact[contact])
                parties[ofContact[contact]].clients.append(position)
                if let party, (party == .organization) != parties[ofContact[contact]].isOrganization {
                    findings.note(
                        "classification-conflict",
                        .client,
                        line,
                        "\(client.key) and its contact record are classified differently; the contact record decides"
                    )
                }
                continue
            }
            if party == .organization, let known = organization(named: client.name) {
                ofClient.append(known)
                parties[known].clients.append(position)
                let message = "\(client.key) bears the name of \(parties[known].key): they are one organization"
                findings.note("client-by-name", .client, line, message)
                continue
            }
            let new = Party(
                key: client.key,
                isOrganization: party == .organization,
                name: client.name,
                clients: [position],
                file: .client,
                line: line
            )
            ofClient.append(add(new))
        }
    }

    /// The only organization of that normalised name; none where several bear it.
    private func organization(named name: String) -> Int? {
        let key = Cell.organizationKey(name)
        if key.isEmpty || CellBlank.isPlaceholder(name) { return nil }
        guard let bearers = byOrganizationName[key], bearers.count == 1 else { return nil }
        return bearers.first
    }

    /// A key made of a name; a hash stands for names that do not fit the field that holds the key.
    private static func key(_ prefix: String, _ name: String) -> String {
        "\(prefix)/" + (name.count <= 200 ? name : "h" + StableHash.hexadecimal(name))
    }

    private mutating func add(_ party: Party) -> Int {
        if let known = byKey[party.key] { return known }
        parties.append(party)
        byKey[party.key] = parties.count - 1
        if party.isOrganization {
            byOrganizationName[Cell.organizationKey(party.name), default: []].insert(parties.count - 1)
        }
        return parties.count - 1
    }

    private mutating func indexOrganizations() {
        for (position, party) in parties.enumerated() where party.isOrganization {
            var names = [party.name]
            if let contact = party.contact { names.append(firm.contacts[contact].organization) }
            names += party.clients.map { firm.clients[$0].name }
            for name in names {
                let key = Cell.organizationKey(name)
                if !key.isEmpty, organizations[key] == nil { organizations[key] = position }
            }
        }
    }

    private mutating func linkMatterContacts(_ rows: SourceRows) {
        for (index, matter) in firm.matters.enumerated() {
            let client = ofClient[matter.client]
            switch matter.contact {
            case .none: continue
            case .found(let contact):
                let party = ofContact[contact]
                if party == client { continue }
                ofMatterContact[index] = party
            case .unresolved(let name, let isAmbiguous):
                let line = rows[matter.row].line
                let code = isAmbiguous ? "contact-ambiguous" : "contact-unknown"
                if Cell.contactKey(name) == Cell.contactKey(parties[client].name) { continue }
                findings.note(code, .client, line, "\(matter.key) names a contact that has no record of its own")
                guard parties[client].isOrganization, !isAmbiguous else { continue }
                if Cell.organizationKey(name) == Cell.organizationKey(parties[client].name) { continue }
                var party = Party(
                    key: PartyPlan.key("CONTACT", Cell.contactKey(name)),
                    isOrganization: false,
                    name: Cell.displayName(name),
                    file: .client,
                    line: line
                )
                party.employer = client
                party.namedBy = index
                ofMatterContact[index] = add(party)
            }
        }
    }

    private mutating func linkEmployers() {
        for position in parties.indices where !parties[position].isOrganization {
            guard parties[position].employer == nil, let contact = parties[position].contact else { continue }
            let text = firm.contacts[contact].organization
            let key = Cell.organizationKey(text)
            if key.isEmpty || key == Cell.organizationKey(parties[position].name) { continue }
            if CellBlank.isPlaceholder(text) { continue }
            if let known = organizations[key] {
                parties[position].employer = known
                continue
            }
            let line = parties[position].line
            let new = Party(
                key: PartyPlan.key("ORG", key),
                isOrganization: true,
                name: text,
                file: .contact,
                line: line
            )
            let employer = add(new)
            organizations[key] = employer
            parties[position].employer = employer
            findings.note(
                "employer-by-text",
                .contact,
                line,
                "\(parties[position].key) names an employer without a record; an organization is made of the name"
            )
        }
    }

    private mutating func holdBackSecure() {
        var open: Set<Int> = []
        var secure: Set<Int> = []
        for (index, matter) in firm.matters.enumerated() {
            let named = [ofClient[matter.client], ofMatterContact[index]].compactMap { $0 }
            if matter.isSecure { secure.formUnion(named) } else { open.formUnion(named) }
        }
        let held = secure.subtracting(open)
        for position in held { parties[position].isHeldBack = true }
        let employed = Dictionary(grouping: parties.indices.filter { parties[$0].employer != nil }) {
            parties[$0].employer ?? 0
        }
        for (employer, people) in employed where parties[employer].key.hasPrefix("ORG/") {
            parties[employer].isHeldBack = people.allSatisfy { held.contains($0) }
        }
    }
}
