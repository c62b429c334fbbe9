import CanonicalJSON
import Migration

extension SimulatedAccount {
    private static let plainMembers = [
        "title", "owner_id", "label_ids", "person_id", "organization_id", "value", "expected_close_date", "visible_to",
        "was_seen", "origin_id", "channel", "channel_id", "is_archived",
    ]
    /// What custom-field keys may end in, in the flat form of v1.
    private static let suffixes =
        ["", "_currency", "_until", "_timezone_id", "_formatted_address"] + AddressParts.names.map { "_" + $0 }

    mutating func leads(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        switch (call.method, call.segments.count) {
        case (.get, 1): return try listLeads(call, archived: false)
        case (.get, _):
            if call.segments[1] == "archived" { return try listLeads(call, archived: true) }
            return SimulatedAccount.success(shownLead(try lead(call)))
        case (.post, _): return try createLead(call)
        case (.patch, _): return try updateLead(call)
        default:
            let content: JSON = ["id": .string(call.segments[1])]
            if isDeletedAgain(call) { return SimulatedAccount.success(content) }
            markDeleted(.leads, try lead(call).id, at: call.now)
            return SimulatedAccount.success(content)
        }
    }

    private func isDeletedAgain(_ call: IncomingCall) -> Bool {
        let ids = table(.leads).ids(where: "id", is: .string(call.segments[1])) ?? []
        return !behaviours.refusesSecondDelete && ids.contains { record(.leads, $0)?.isDeleted ?? false }
    }

    private func lead(_ call: IncomingCall) throws(Refusal) -> StoredRecord {
        guard let lead = lead(withUuid: call.segments[1]) else { throw notFound(.leads) }
        try checkVisible(lead, .leads, call)
        return lead
    }

    private func listLeads(_ call: IncomingCall, archived: Bool) throws(Refusal) -> ApiReply {
        var wanted: [(member: String, value: JSON)] = []
        for member in ["owner_id", "person_id", "organization_id"] {
            if let value = try call.integer(member) { wanted.append((member, .integer(value))) }
        }
        let since = try updatedSince(call)
        return try offsetPage(call, .leads, narrowedTo: nil) { lead in
            if let since, lead.updatedAt < since { return false }
            return lead.isTrue("is_archived") == archived
                && wanted.allSatisfy { lead.members[$0.member] == $0.value }
        } shown: { lead in
            shownLead(lead)
        }
    }

    private mutating func createLead(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        let sent = try call.members()
        guard sent["id"] == nil else { throw .badRequest("Inserting ID with POST request is not allowed.") }
        guard sent["title"] != nil else { throw .badRequest("\"title\" is required") }
        var members = try leadMembers(sent, call)
        let hasContact = ["person_id", "organization_id"].contains { members[$0].map { !$0.isNull } ?? false }
        guard hasContact else { throw .badRequest("One of the \"person_id\" or \"organization_id\" must be set.") }
        let defaults: [String: JSON] = [
            "id": .string(generator.uuidText()), "owner_id": .integer(call.user.id),
            "creator_id": .integer(call.user.id), "label_ids": [], "is_archived": false, "was_seen": true,
            "visible_to": .string(String(configuration.plan.companyWideVisibility)),
        ]
        members.merge(defaults) { sent, _ in sent }
        let lead = insert(.leads, members, customFields: leadFields(sent), at: call.now)
        let status = behaviours.answersNewLeadWithCreated ? 201 : 200
        return SimulatedAccount.success(shownLead(lead), status: status)
    }

    private mutating func updateLead(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        var lead = try lead(call)
        let sent = try call.members()
        if lead.isTrue("is_archived"), sent["is_archived"] != false, behaviours.refusesArchivedChanges {
            throw .badRequest("An archived lead cannot be changed; unarchive it first.")
        }
        lead.members.merge(try leadMembers(sent, call)) { _, new in new }
        lead.setCustomFields(leadFields(sent))
        replace(.leads, lead, at: call.now)
        guard let stored = record(.leads, lead.id) else { throw notFound(.leads) }
        return SimulatedAccount.success(shownLead(stored))
    }

    /// Validates the known members; unknown ones, a `custom_fields` wrapper among them, are dropped silently.
    private func leadMembers(_ sent: [String: JSON], _ call: IncomingCall) throws(Refusal) -> [String: JSON] {
        var members: [String: JSON] = [:]
        for name in SimulatedAccount.plainMembers {
            guard var value = sent[name] else { continue }
            switch name {
            case "title":
                guard let title = value.stringValue, !title.isEmpty else {
                    throw .badRequest("\"title\" must be a string")
                }
                guard title.unicodeScalars.count <= 255 else {
                    throw .badRequest("\"title\" length must be less than or equal to 255 characters long")
                }
            case "value": value = try leadValue(value)
            case "expected_close_date":
                guard value.isNull || value.stringValue.flatMap(TimeText.parseDate) != nil else {
                    throw .badRequest("\"expected_close_date\" must be a date")
                }
            case "visible_to":
                guard ["1", "3", "5", "7"].contains(value.stringValue) else {
                    throw .badRequest("\"visible_to\" must be one of [1, 3, 5, 7]")
                }
            case "label_ids":
                let known = table(.leadLabels)
                for label in value.arrayValue ?? [] where (known.ids(where: "id", is: label) ?? []).isEmpty {
                    throw .badRequest("\"label_ids\" names an unknown label")
                }
            case "owner_id", "person_id", "organization_id":
                guard value.isNull || value.integerValue != nil else {
                    throw .badRequest("\"\(name)\" must be a number")
                }
            default: break
            }
            members[name] = value
        }
        try checkReferences(members.filter { $0.key != "visible_to" }, .leads, call)
        return members
    }

    private func leadValue(_ value: JSON) throws(Refusal) -> JSON {
        if value.isNull { return .null }
        guard let amount = value["amount"].flatMap(PlainNumber.normalised),
            let currency = value["currency"]?.stringValue,
            configuration.currencies.contains(currency)
        else { throw .badRequest("\"value\" needs an amount and a known currency") }
        return ["amount": amount, "currency": .string(currency)]
    }

    /// Custom fields stand at the root, by key and suffix; an option that does not exist is dropped silently.
    private func leadFields(_ sent: [String: JSON]) -> [String: JSON] {
        var values: [String: JSON] = [:]
        for (key, value) in sent {
            guard let field = catalogues[.deal]?[String(key.prefix(40))], field.isCustom,
                SimulatedAccount.suffixes.contains(String(key.dropFirst(40)))
            else { continue }
            values[key] = leadFieldValue(value, field)
        }
        return values
    }

    private func leadFieldValue(_ value: JSON, _ field: SimulatedField) -> JSON? {
        if value.isNull || value == "" { return .null }
        guard field.hasOptions else { return PlainNumber.normalised(value) ?? value }
        let text = value.numberText ?? value.stringValue ?? ""
        let ids = text.split(separator: ",").compactMap { Int64($0) }.filter { id in
            field.options.contains { $0.id == id }
        }
        if ids.isEmpty { return Optional.none }
        return .string(ids.map(String.init).joined(separator: ","))
    }

    private func shownLead(_ lead: StoredRecord) -> JSON {
        var members = lead.members
        for name in SimulatedAccount.plainMembers + ["source_deal_id", "next_activity_id", "archive_time"] {
            members[name] = lead.members[name] ?? .null
        }
        members["source_name"] = "API"
        members["origin"] = "API"
        members["cc_email"] = .string("\(configuration.companyDomain)+lead\(lead.id)@pipedrivemail.example")
        members["add_time"] = .string(TimeText.preciseMoment(lead.addedAt))
        members["update_time"] = .string(TimeText.preciseMoment(lead.updatedAt))
        for (key, value) in lead.customFields where catalogues[.deal]?[String(key.prefix(40))] != nil {
            members[key] = value
        }
        return .object(members)
    }
}
