import CanonicalJSON
import Migration

extension SimulatedAccount {
    /// Validates a v2 body against what the entity knows; unknown members are dropped on create and refused on update.
    mutating func checkedBody(
        _ entity: SimulatedEntity,
        _ call: IncomingCall,
        isUpdate: Bool
    ) throws(Refusal) -> CheckedBody {
        let rules = rules[entity] ?? [:]
        var body = CheckedBody(members: [:], customFields: [:])
        let sent = try call.members()
        for (name, value) in sent.sorted(by: { $0.key < $1.key }) {
            if entity == .persons { try checkContactSync(name) }
            guard let rule = rules[name], !(rule.isCreateOnly && isUpdate) else {
                if honoursAddTime(entity, name, value, &body, isUpdate: isUpdate) { continue }
                if refusesUnknownMember(name, isUpdate: isUpdate) { throw .validation("Unknown key '\(name)'") }
                continue
            }
            if value.isNull, !rule.isNullable, !isUpdate, !behaviours.refusesNullOnCreate { continue }
            let stored = try BodyCheck(behaviours: behaviours).stored(value, rule)
            switch name {
            case "custom_fields": body.customFields = try checkedCustomFields(stored, entity, call)
            case "add_time": body.addTime = stored.stringValue.flatMap { TimeText.parseMoment($0) }
            default: body.members[name] = stored
            }
        }
        if !isUpdate {
            for rule in rules.values.filter(\.isRequired).sorted(by: { $0.name < $1.name })
            where body.members[rule.name] == nil {
                throw .validation("\(rule.name): is required")
            }
        }
        try checkReferences(body.members, entity, call)
        return body
    }

    private func refusesUnknownMember(_ name: String, isUpdate: Bool) -> Bool {
        guard isUpdate else { return !behaviours.dropsUnknownMembersOnCreate }
        return name == "add_time" ? behaviours.refusesAddTimeOnUpdate : behaviours.refusesUnknownMembersOnUpdate
    }

    /// New deals may turn out to take a time that their schema does not have.
    private func honoursAddTime(
        _ entity: SimulatedEntity,
        _ name: String,
        _ value: JSON,
        _ body: inout CheckedBody,
        isUpdate: Bool
    ) -> Bool {
        guard entity == .deals, name == "add_time", !isUpdate, behaviours.honoursDealAddTime else { return false }
        body.addTime = value.stringValue.flatMap { TimeText.parseMoment($0) }
        return true
    }

    private func checkContactSync(_ name: String) throws(Refusal) {
        if name == "marketing_status", !configuration.hasCampaigns {
            throw .forbidden("Campaigns are not available for this company.")
        }
        guard MemberRules.contactSyncMembers.contains(name), !configuration.hasContactSync,
            behaviours.refusesContactSyncMembers
        else { return }
        throw .forbidden("Contact sync is not enabled: '\(name)' cannot be set.")
    }

    private func checkedCustomFields(
        _ value: JSON,
        _ entity: SimulatedEntity,
        _ call: IncomingCall
    ) throws(Refusal) -> [String: JSON] {
        guard let owner = entity.fieldOwner, let catalogue = catalogues[owner] else { return [:] }
        var checked: [String: JSON] = [:]
        for (code, value) in (value.objectValue ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let field = catalogue[code], field.isCustom else {
                throw .validation("custom_fields: Unknown key '\(code)'")
            }
            if value.isNull {
                checked[code] = .null
                continue
            }
            let check = CustomValueCheck(
                owner: owner,
                field: field,
                account: self,
                timeZoneName: configuration.timeZoneName
            )
            checked[code] = try check.stored(value)
        }
        return checked
    }

    /// Every id that a body names must exist, and owners must be active.
    func checkReferences(
        _ members: [String: JSON],
        _ entity: SimulatedEntity,
        _ call: IncomingCall
    ) throws(Refusal) {
        if let owner = members["owner_id"]?.integerValue { try checkActiveUser(owner, "owner_id") }
        let targets: [(member: String, entity: SimulatedEntity)] = [
            ("person_id", .persons), ("org_id", .organizations), ("organization_id", .organizations),
            ("deal_id", .deals), ("pipeline_id", .pipelines), ("stage_id", .stages),
        ]
        for target in targets {
            guard let id = members[target.member]?.integerValue else { continue }
            guard liveRecord(target.entity, id) != nil else {
                throw unknownReference("\(target.member): \(target.entity.singular) \(id) was not found")
            }
        }
        if let uuid = members["lead_id"]?.stringValue, lead(withUuid: uuid) == nil {
            throw unknownReference("lead_id: lead was not found")
        }
        if let visibility = members["visible_to"]?.integerValue {
            let known: [Int64] = configuration.plan.companyWideVisibility == 3 ? [1, 3] : [1, 3, 5, 7]
            guard known.contains(visibility) else { throw .validation("visible_to: is not available on this plan") }
        }
        guard let owner = entity.fieldOwner, let catalogue = catalogues[owner] else { return }
        for label in members["label_ids"]?.arrayValue ?? [] where entity != .leads {
            guard catalogue["label_ids"]?.options.contains(where: { .integer($0.id) == label }) ?? false else {
                throw .validation("label_ids: unknown label")
            }
        }
        if let industry = members["industry"]?.integerValue {
            guard catalogue["industry"]?.options.contains(where: { $0.id == industry }) ?? false else {
                throw .validation("industry: unknown option")
            }
        }
    }

    func checkActiveUser(_ id: Int64, _ member: String) throws(Refusal) {
        guard let user = users[id] else { throw unknownReference("\(member): user was not found") }
        guard user.isActive || !behaviours.refusesInactiveUsers else {
            throw .forbidden("\(member): the user is not active")
        }
    }

    private func unknownReference(_ text: String) -> Refusal {
        behaviours.missesUnknownReferences ? .notFound(text) : .validation(text)
    }

    func lead(withUuid uuid: String) -> StoredRecord? {
        (table(.leads).ids(where: "id", is: .string(uuid)) ?? []).lazy.compactMap { liveRecord(.leads, $0) }.first
    }
}
