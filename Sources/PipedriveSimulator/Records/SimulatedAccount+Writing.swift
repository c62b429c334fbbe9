import CanonicalJSON
import Migration

extension SimulatedAccount {
    mutating func create(_ call: IncomingCall, _ entity: SimulatedEntity) throws(Refusal) -> ApiReply {
        try checkMayCreate(entity, call)
        var body = try checkedBody(entity, call, isUpdate: false)
        switch entity {
        case .organizations: completeContact(&body, call)
        case .persons:
            try completeName(&body, nil)
            completeContact(&body, call)
            body.members["emails"] = body.members["emails"] ?? []
            body.members["phones"] = body.members["phones"] ?? []
        case .deals: try completeNewDeal(&body, call)
        case .activities: try completeNewActivity(&body, call)
        case .pipelines, .stages: try completeNewStep(&body, entity)
        default: throw .notFound("Unknown path.")
        }
        let record = insert(
            entity,
            body.members,
            customFields: body.customFields,
            addedAt: body.addTime,
            at: call.now
        )
        var shown = presented(entity, record, for: call)
        if behaviours.hidesUpdateTimeOnCreate, case .object(var members) = shown {
            members["update_time"] = .null
            shown = .object(members)
        }
        return SimulatedAccount.success(shown)
    }

    mutating func update(_ call: IncomingCall, _ entity: SimulatedEntity) throws(Refusal) -> ApiReply {
        var record = try writableRecord(entity, try call.id(), call)
        if entity == .pipelines || entity == .stages { try checkAdmin(call) }
        var body = try checkedBody(entity, call, isUpdate: true)
        switch entity {
        case .persons: try completeName(&body, record)
        case .deals: try completeChangedDeal(&body, record, call)
        case .activities: try completeChangedActivity(&body, record, call)
        default: break
        }
        record.members.merge(body.members) { _, new in new }
        record.setCustomFields(body.customFields)
        replace(entity, record, at: call.now)
        guard let stored = self.record(entity, record.id) else { throw notFound(entity) }
        return SimulatedAccount.success(presented(entity, stored, for: call))
    }

    mutating func delete(_ call: IncomingCall, _ entity: SimulatedEntity) throws(Refusal) -> ApiReply {
        let id = try call.id()
        switch entity {
        case .persons, .organizations, .pipelines, .stages: try checkAdmin(call)
        default: break
        }
        guard let record = record(entity, id) else { throw notFound(entity) }
        try checkVisible(record, entity, call)
        let content: JSON = ["id": .integer(id)]
        if record.isDeleted {
            guard id.isMultiple(of: 2) else { throw notFound(entity) }
            return SimulatedAccount.success(content, status: 410)
        }
        if entity == .stages || entity == .pipelines { try checkUnused(entity, id) }
        markDeleted(entity, id, at: call.now)
        if entity == .pipelines {
            for stage in table(.stages).ids(where: "pipeline_id", is: .integer(id)) ?? []
            where liveRecord(.stages, stage) != nil {
                markDeleted(.stages, stage, at: call.now)
            }
        }
        return SimulatedAccount.success(content)
    }

    func checkAdmin(_ call: IncomingCall) throws(Refusal) {
        guard call.user.isAdmin else { throw .notPermitted }
    }

    private func checkMayCreate(_ entity: SimulatedEntity, _ call: IncomingCall) throws(Refusal) {
        switch entity {
        case .pipelines, .stages: try checkAdmin(call)
        case .deals, .leads:
            guard configuration.enforcesPlanCaps else { return }
            let count = table(.deals).ids.count + table(.leads).ids.count
            guard count < configuration.plan.dealsPerSeat * configuration.seats else {
                throw .forbidden(
                    "Couldn't add the deal. Open deals limit reached.",
                    code: "feature_capping_deals_limit"
                )
            }
        default: break
        }
    }

    private func checkUnused(_ entity: SimulatedEntity, _ id: Int64) throws(Refusal) {
        guard behaviours.refusesDeletingUsedStage else { return }
        let stages = entity == .stages ? [id] : table(.stages).ids(where: "pipeline_id", is: .integer(id)) ?? []
        for stage in stages {
            let deals = table(.deals).ids(where: "stage_id", is: .integer(stage)) ?? []
            if deals.contains(where: { liveRecord(.deals, $0) != nil }) {
                throw .badRequest("The \(entity.singular) still holds deals; move them first.")
            }
        }
    }

    /// Owner, visibility and labels that a new person or organization gets when none are named.
    private func completeContact(_ body: inout CheckedBody, _ call: IncomingCall) {
        body.members["owner_id"] = body.members["owner_id"] ?? .integer(call.user.id)
        body.members["visible_to"] =
            body.members["visible_to"] ?? .integer(configuration.plan.companyWideVisibility)
        body.members["label_ids"] = body.members["label_ids"] ?? []
    }

    /// Keeps `name` and its two parts in step: split at the first blank, or joined with one.
    private func completeName(_ body: inout CheckedBody, _ old: StoredRecord?) throws(Refusal) {
        let name = body.members["name"]?.stringValue
        let hasParts = body.members["first_name"] != nil || body.members["last_name"] != nil
        guard name == nil || !hasParts else {
            throw .validation("Cannot set 'name' and 'first_name'/'last_name' at the same time")
        }
        if let name {
            let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
            body.members["first_name"] = parts.first.map(JSON.string) ?? .null
            body.members["last_name"] = parts.count > 1 ? .string(parts[1]) : .null
        } else if hasParts {
            let first = body.members["first_name"] ?? old?.members["first_name"] ?? .null
            let last = body.members["last_name"] ?? old?.members["last_name"] ?? .null
            let joined = [first.stringValue, last.stringValue].compactMap { $0 }.filter { !$0.isEmpty }
            body.members["name"] = .string(joined.joined(separator: " "))
        } else if old == nil {
            throw .validation("name: is required")
        }
        if let status = body.members["marketing_status"] {
            if let earlier = old?.members["marketing_status"], earlier != status {
                throw .validation("marketing_status: can be changed only once")
            }
            let emails = body.members["emails"] ?? old?.members["emails"]
            guard emails?.arrayValue?.isEmpty == false else {
                throw .badRequest("Email must be given if marketing status is set.")
            }
        }
    }

    /// Pipelines and stages are always appended; their order is never chosen.
    private func completeNewStep(_ body: inout CheckedBody, _ entity: SimulatedEntity) throws(Refusal) {
        let siblings: [Int64]
        if entity == .stages, let pipeline = body.members["pipeline_id"] {
            siblings = table(.stages).ids(where: "pipeline_id", is: pipeline) ?? []
            body.members["deal_probability"] = body.members["deal_probability"] ?? 100
            guard (0...100).contains(body.members["deal_probability"]?.integerValue ?? 0) else {
                throw .validation("deal_probability: must be between 0 and 100")
            }
            body.members["is_deal_rot_enabled"] = body.members["is_deal_rot_enabled"] ?? false
        } else {
            siblings = table(.pipelines).ids
            body.members["is_deal_probability_enabled"] = body.members["is_deal_probability_enabled"] ?? true
        }
        let last = siblings.compactMap { record(entity, $0)?.integer("order_nr") }.max() ?? 0
        body.members["order_nr"] = .integer(last + 1)
    }
}
