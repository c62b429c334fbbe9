import CanonicalJSON
import Migration

extension SimulatedAccount {
    private static let purgeMilliseconds: Int64 = 30 * 86_400_000

    /// The record behind an id in a path; deleted deals and activities stay readable for 30 days.
    func readableRecord(_ entity: SimulatedEntity, _ id: Int64, _ call: IncomingCall) throws(Refusal) -> StoredRecord {
        guard let record = record(entity, id) else { throw notFound(entity) }
        try checkVisible(record, entity, call)
        guard !record.isDeleted || showsDeleted(entity), !isPurged(record, at: call.now) else { throw notFound(entity) }
        return record
    }

    /// What was deleted can be looked at for 30 days, then it is gone for good.
    func isPurged(_ record: StoredRecord, at now: Timestamp) -> Bool {
        record.isDeleted && now.milliseconds - record.updatedAt.milliseconds > SimulatedAccount.purgeMilliseconds
    }

    private func showsDeleted(_ entity: SimulatedEntity) -> Bool {
        switch entity {
        case .deals, .notes: true
        case .activities: behaviours.showsDeletedActivities
        case .persons, .organizations: !behaviours.hidesDeletedContacts
        case .pipelines, .stages: !behaviours.hidesDeletedSteps
        default: false
        }
    }

    func checkVisible(_ record: StoredRecord, _ entity: SimulatedEntity, _ call: IncomingCall) throws(Refusal) {
        guard !isVisible(record, to: call.user) else { return }
        throw behaviours.hidesInvisibleRecords ? notFound(entity) : .notPermitted
    }

    /// The record behind an id that is to be changed.
    func writableRecord(_ entity: SimulatedEntity, _ id: Int64, _ call: IncomingCall) throws(Refusal) -> StoredRecord {
        guard let record = liveRecord(entity, id) else { throw notFound(entity) }
        try checkVisible(record, entity, call)
        return record
    }

    func notFound(_ entity: SimulatedEntity) -> Refusal {
        entity == .leads ? .notFound("requested lead not found") : .notFound("Entity was not found")
    }

    /// The record in the form of v2.
    func presented(_ entity: SimulatedEntity, _ record: StoredRecord, for call: IncomingCall) -> JSON {
        var members: [String: JSON] = [:]
        for key in SimulatedAccount.shownMembers[entity] ?? [] { members[key] = record.members[key] ?? .null }
        members["id"] = .integer(record.id)
        members["add_time"] = .string(TimeText.moment(record.addedAt))
        members["update_time"] = .string(TimeText.moment(record.updatedAt))
        members["is_deleted"] = .bool(record.isDeleted)
        switch entity {
        case .organizations: members["address"] = shownAddress(record.members["address"], record, at: call.now)
        case .persons where configuration.hasContactSync:
            for key in MemberRules.contactSyncMembers { members[key] = record.members[key] ?? .null }
        case .deals where record.isDeleted: members["status"] = "deleted"
        case .activities:
            members["location"] = shownAddress(record.members["location"], record, at: call.now)
            if call.query["include_fields"] == "attendees" {
                members["attendees"] = record.members["attendees"] ?? []
            }
        default: break
        }
        if let owner = entity.fieldOwner {
            members["custom_fields"] = shownCustomFields(record, owner, only: call.query["custom_fields"], at: call.now)
        }
        return .object(members)
    }

    static let shownMembers: [SimulatedEntity: [String]] = [
        .organizations: [
            "name", "owner_id", "visible_to", "label_ids", "website", "linkedin", "industry", "annual_revenue",
            "employee_count", "picture_id",
        ],
        .persons: [
            "name", "first_name", "last_name", "owner_id", "org_id", "emails", "phones", "visible_to", "label_ids",
            "picture_id",
        ],
        .deals: [
            "title", "creator_user_id", "owner_id", "value", "person_id", "org_id", "stage_id", "pipeline_id",
            "currency", "stage_change_time", "status", "probability", "lost_reason", "visible_to", "close_time",
            "won_time", "lost_time", "local_won_date", "local_lost_date", "local_close_date", "expected_close_date",
            "label_ids", "is_archived", "archive_time", "origin", "origin_id", "channel", "channel_id",
        ],
        .activities: [
            "subject", "type", "owner_id", "creator_user_id", "deal_id", "lead_id", "person_id", "org_id",
            "project_id", "due_date", "due_time", "duration", "busy", "done", "marked_as_done_time", "location",
            "participants", "conference_meeting_client", "conference_meeting_url", "conference_meeting_id",
            "public_description", "priority", "note",
        ],
        .pipelines: ["name", "order_nr", "is_deal_probability_enabled"],
        .stages: [
            "name", "order_nr", "pipeline_id", "deal_probability", "is_deal_rot_enabled", "days_to_rotten",
        ],
    ]

    /// Only what was sent comes back, the other parts are null, unless the account geocodes.
    private func shownAddress(_ address: JSON?, _ record: StoredRecord, at now: Timestamp) -> JSON {
        guard case .object(var parts)? = address else { return .null }
        let isGeocoded =
            behaviours.geocodesAddresses && now.milliseconds - record.updatedAt.milliseconds >= 60_000
        let found = isGeocoded ? AddressParts.geocoded : [:]
        for part in AddressParts.names where parts[part] == nil { parts[part] = found[part] ?? .null }
        return .object(parts)
    }

    /// Every field of the account, null when unset; null altogether when the account has no custom field.
    private func shownCustomFields(
        _ record: StoredRecord,
        _ owner: FieldOwner,
        only keys: String?,
        at now: Timestamp
    ) -> JSON {
        guard let catalogue = catalogues[owner], !catalogue.customCodes.isEmpty else { return .null }
        let wanted = keys.map { Set($0.split(separator: ",").prefix(15).map(String.init)) }
        var values: [String: JSON] = [:]
        for code in catalogue.customCodes where wanted?.contains(code) ?? true {
            values[code] = .null
            if let value = record.customFields[code], let field = catalogue[code] {
                values[code] = shownValue(value, field, record, at: now)
            }
        }
        return .object(values)
    }

    /// A stored value as a read shows it: options that were deleted are gone, addresses have all their parts.
    private func shownValue(_ value: JSON, _ field: SimulatedField, _ record: StoredRecord, at now: Timestamp) -> JSON {
        switch (field.type, value) {
        case ("enum", .integer(let id)): return field.options.contains { $0.id == id } ? value : .null
        case ("set", .array(let ids)):
            let left = ids.filter { id in field.options.contains { .integer($0.id) == id } }
            return left.isEmpty ? .null : .array(left)
        case ("address", .object(let parts)):
            guard case .object(var shown) = shownAddress(value, record, at: now) else { return .null }
            shown["formatted_address"] = parts["value"] ?? .null
            return .object(shown)
        default: return value
        }
    }
}
