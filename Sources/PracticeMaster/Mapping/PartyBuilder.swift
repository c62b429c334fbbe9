import CanonicalJSON
import Migration

/// Makes the Person or Organization of one party out of its contact row and its client rows.
struct PartyBuilder {
    let sources: Sources
    var registry: FieldRegistry
    var findings = Findings()

    private static let fallbackNames: [String: (name: String, type: CustomFieldType)] = [
        "job_title": ("Job title", .text), "birthday": ("Birthday", .date), "notes": ("Notes", .longtext),
        "label": ("Label", .text), "source_id": ("Source id", .text), "industry": ("Industry", .text),
        "employee_count": ("Employee count", .number),
    ]

    /// The record of a party, and the row pieces that found no field.
    mutating func build(_ party: Party) -> Draft {
        var draft = Draft(party.reference.entity, party.key)
        let parts = collect(party, &draft)
        let name = name(of: party, parts)
        if name.count > CustomValues.shortLimit, let piece = parts.name { draft.keep(piece) }
        draft.set("name", .string(String(name.prefix(CustomValues.shortLimit))), from: parts.name)
        addOwner(of: party, &draft)
        addLists(party, parts, &draft)
        addAddresses(party, parts, &draft)
        addOpening(of: party, &draft)
        addCustomFields(party, parts, &draft)
        if let employer = party.employer.map({ sources.plan.parties[$0] }), !employer.isHeldBack {
            draft.set("org_id", employer.reference, from: parts.others["person.organization"]?.pieces.first)
            draft.add(trait: "relation:employer")
        } else if let text = parts.others["person.organization"]?.pieces.first, !party.isOrganization,
            !CellBlank.isPlaceholder(text.text)
        {
            draft.keep(text)
        }
        draft.add(trait: "party:\(party.isOrganization ? "organization" : "person")")
        if party.contact != nil, !party.clients.isEmpty { draft.add(trait: "relation:client-is-contact") }
        if party.clients.count > 1 { draft.add(trait: "relation:several-clients") }
        return draft
    }

    private func collect(_ party: Party, _ draft: inout Draft) -> PartyPieces {
        var parts = PartyPieces()
        if let contact = party.contact, let rules = sources.rules[.contact],
            let row = sources.row(.contact, sources.firm.contacts[contact].row)
        {
            parts.add(row, rules)
            draft.add(rows: [row.sequence])
        }
        addClientRows(party, &parts, &draft)
        if let contact = party.contact, let links = sources.rules[.contactCategory] {
            for row in sources.categoryRows[contact] ?? [] {
                parts.add(row, links)
                draft.add(rows: [row.sequence])
            }
        }
        return parts
    }

    private func addClientRows(_ party: Party, _ parts: inout PartyPieces, _ draft: inout Draft) {
        guard let rules = sources.rules[.client] else { return }
        let matters = party.clients.flatMap { sources.firm.clients[$0].matters }
        for matter in matters.map({ sources.firm.matters[$0] }) where !matter.isSecure {
            guard let row = sources.row(.client, matter.row) else { continue }
            parts.add(row, rules)
            draft.add(rows: [row.sequence])
        }
        if let matter = party.namedBy.map({ sources.firm.matters[$0] }), let row = sources.row(.client, matter.row) {
            parts.addReach(row, rules)
            draft.add(rows: [row.sequence])
        }
    }

    private func name(of party: Party, _ parts: PartyPieces) -> String {
        if party.key.hasPrefix("ORG/") || party.key.hasPrefix("CONTACT/") { return party.name }
        return CellBlank.collapsed(parts.name?.text ?? party.name)
    }

    private mutating func addOwner(of party: Party, _ draft: inout Draft) {
        let matters = party.clients.flatMap { sources.firm.clients[$0].matters } + [party.namedBy].compactMap { $0 }
        let open = matters.map { sources.firm.matters[$0] }.filter { !$0.isSecure }
        let piece = open.compactMap { sources.ownerID(of: $0) }.first
        guard let entry = sources.decisions.owners.owner(of: piece?.text ?? "") else {
            findings.note("owner-missing", party.file, party.line, "no owner for \(party.key): name a fallback owner")
            return
        }
        draft.set("owner_id", .integer(entry.userID), from: piece)
        draft.add(trait: "owner:\(piece.map { OwnerTable.normalised($0.text) } ?? "fallback")")
    }

    private mutating func addLists(_ party: Party, _ parts: PartyPieces, _ draft: inout Draft) {
        let emails = parts.emails
        let phones = parts.phones
        parts.unplaced.forEach { draft.keep($0) }
        if party.isOrganization {
            addJoined(emails, "Email", .email, of: party, &draft)
            addJoined(phones, "Phone", .text, of: party, &draft)
            return
        }
        for (member, list) in [("emails", emails), ("phones", phones)] where !list.isEmpty {
            let values = list.enumerated().map { position, item -> JSON in
                ["value": .string(item.value), "label": .string(item.label), "primary": .bool(position == 0)]
            }
            list.dropFirst().forEach { draft.show($0.piece) }
            draft.set(member, .array(values), from: list.first?.piece)
        }

    }

    private mutating func addJoined(
        _ list: [PartyPieces.Labelled],
        _ name: String,
        _ type: CustomFieldType,
        of party: Party,
        _ draft: inout Draft
    ) {
        guard !list.isEmpty, let field = registry.use(.organization, name, type) else { return }
        let joined = list.map(\.value).joined(separator: "; ")
        if joined.count > CustomValues.shortLimit {
            list.forEach { draft.keep($0.piece) }
        } else {
            draft.setCustom(field, .literal(.string(joined)), from: list.map(\.piece))
        }
    }

    private mutating func addAddresses(_ party: Party, _ parts: PartyPieces, _ draft: inout Draft) {
        if let address = parts.address {
            if party.isOrganization {
                address.pieces.dropFirst().forEach { draft.show($0) }
                draft.set("address", ["value": .string(address.text)], from: address.pieces.first)
            } else if let field = registry.use(.person, "Address", .address) {
                draft.setCustom(field, .literal(["value": .string(address.text)]), from: address.pieces)
            }
        }
        if let home = parts.homeAddress, let field = registry.use(party.reference.entity, "Home address", .address) {
            draft.setCustom(field, .literal(["value": .string(home.text)]), from: home.pieces)
        }
    }

    private mutating func addOpening(of party: Party, _ draft: inout Draft) {
        let matters = party.clients.flatMap { sources.firm.clients[$0].matters }.map { sources.firm.matters[$0] }
        guard let earliest = matters.filter({ !$0.isSecure }).compactMap(\.openDate).min() else { return }
        draft.set("add_time", .string(UtcText.rfc3339(sources.noon(earliest))))
    }

    private mutating func addCustomFields(_ party: Party, _ parts: PartyPieces, _ draft: inout Draft) {
        let entity = party.reference.entity
        if let marker = registry.use(entity, "Source_Key__c", .text) {
            draft.setCustom(marker, .literal(.string(party.key)))
        }
        let numbers = party.clients.map { sources.firm.clients[$0].number }.joined(separator: ", ")
        if !numbers.isEmpty, numbers.count <= 255, let field = registry.use(entity, "Client_Number__c", .text) {
            draft.setCustom(field, .literal(.string(numbers)))
        }
        for (key, group) in parts.customs {
            sources.custom.add(
                key.type,
                key.name,
                of: entity,
                pieces: group.pieces,
                rules: group.rules,
                to: &draft,
                &registry
            )
        }
        for (target, group) in parts.others.sorted(by: { $0.key < $1.key }) {
            let name = String(target.drop { $0 != "." }.dropFirst())
            if name == "website" {
                addWebsite(group, party, &draft)
            } else if let fallback = PartyBuilder.fallbackNames[name] {
                sources.custom.add(
                    fallback.type,
                    fallback.name,
                    of: entity,
                    pieces: group.pieces,
                    rules: group.rules,
                    to: &draft,
                    &registry
                )
            }
        }
    }

    private mutating func addWebsite(_ group: PartyPieces.Group, _ party: Party, _ draft: inout Draft) {
        guard let first = group.pieces.first else { return }
        if party.isOrganization {
            draft.set("website", .string(first.text), from: first)
            return
        }
        sources.custom.add(
            .url,
            "Web page",
            of: .person,
            pieces: group.pieces,
            rules: group.rules,
            to: &draft,
            &registry
        )
    }
}
