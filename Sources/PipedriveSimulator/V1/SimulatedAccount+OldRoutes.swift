import CanonicalJSON
import Migration

extension SimulatedAccount {
    /// The v1 routes of records, for accounts in which they still serve.
    mutating func oldRoute(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        guard let entity = SimulatedEntity(rawValue: call.collection) else { throw .notFound("Unknown path.") }
        switch (call.method, call.segments.count) {
        case (.get, 1):
            let archived = JSON.bool(true)
            return try offsetPage(call, entity, narrowedTo: nil) { record in
                record.members["is_archived"] != archived
            } shown: { record in
                oldForm(entity, record, call)
            }
        case (.get, _):
            let record = try readableRecord(entity, try call.id(), call)
            return SimulatedAccount.success(oldForm(entity, record, call))
        case (.delete, 1): return try deleteMany(call, entity)
        case (.delete, _): return try delete(call, entity)
        default: return try writeOld(call, entity)
        }
    }

    private mutating func deleteMany(_ call: IncomingCall, _ entity: SimulatedEntity) throws(Refusal) -> ApiReply {
        let ids = (call.query["ids"] ?? "").split(separator: ",").compactMap { Int64($0) }
        guard !ids.isEmpty else { throw .badRequest("ids are required") }
        if entity != .deals, entity != .activities { try checkAdmin(call) }
        let found = ids.filter { liveRecord(entity, $0).map { isVisible($0, to: call.user) } ?? false }
        for id in found { markDeleted(entity, id, at: call.now) }
        return SimulatedAccount.success(["id": .array(found.map(JSON.integer))])
    }

    /// Creates or changes by way of the v2 body that means the same.
    private mutating func writeOld(_ call: IncomingCall, _ entity: SimulatedEntity) throws(Refusal) -> ApiReply {
        let sent = try call.members()
        guard sent["id"] == nil else { throw .badRequest("Inserting ID with POST request is not allowed.") }
        let isUpdate = call.method == .put
        let known = Set((rules[entity] ?? [:]).values.filter { !($0.isCreateOnly && isUpdate) }.map(\.name))
        let body = OldBody(owner: entity.fieldOwner.flatMap { catalogues[$0] }, known: known).translated(sent)
        let translated = IncomingCall(
            user: call.user,
            method: isUpdate ? .patch : .post,
            version: .v2,
            segments: call.segments,
            query: [:],
            bodyText: JSON.object(body).canonicalText,
            now: call.now
        )
        let reply = isUpdate ? try update(translated, entity) : try create(translated, entity)
        let json = (try? JSON(parsing: reply.body)) ?? .null
        guard let id = json["data"]?["id"]?.integerValue, var record = record(entity, id) else { return reply }
        if entity == .deals {
            if let time = sent["add_time"]?.stringValue.flatMap({ TimeText.parseSpaced($0) }), call.user.isAdmin {
                record.addedAt = time
            }
            if sent["expected_close_date"]?.isNull == true { record.members["expected_close_date"] = nil }
            tables[entity]?.replace(record)
        }
        return SimulatedAccount.success(oldForm(entity, record, call), status: isUpdate ? 200 : 201)
    }

    /// A record as v1 shows it: flat custom fields, embedded owners and parents, times with a blank.
    private func oldForm(_ entity: SimulatedEntity, _ record: StoredRecord, _ call: IncomingCall) -> JSON {
        guard case .object(var members) = presented(entity, record, for: call) else { return .null }
        for (name, value) in members where name.hasSuffix("_time") && name != "due_time" {
            members[name] =
                value.stringValue.flatMap { TimeText.parseMoment($0) }.map {
                    .string(TimeText.spaced($0))
                } ?? value
        }
        members["active_flag"] = .bool(!record.isDeleted)
        members["is_deleted"] = nil
        members["visible_to"] = record.integer("visible_to").map { .string(String($0)) }
        for (old, new) in [("email", "emails"), ("phone", "phones")] where members[new] != nil {
            let contacts = members.removeValue(forKey: new)?.arrayValue ?? []
            members[old] = .array(contacts.isEmpty ? [["value": "", "primary": true]] : contacts)
        }
        for (code, value) in members.removeValue(forKey: "custom_fields")?.objectValue ?? [:] {
            members.merge(OldBody.flat(code, value)) { flat, _ in flat }
        }
        if case .object(let parts)? = members["address"] {
            members.merge(OldBody.flat("address", .object(parts))) { _, flat in flat }
        }
        if let labels = members["label_ids"]?.arrayValue {
            let text = labels.compactMap(\.numberText).joined(separator: ",")
            members["label"] = labels.isEmpty ? .null : entity == .deals ? .string(text) : labels[0]
        }
        guard entity != .activities else {
            members["user_id"] = members.removeValue(forKey: "owner_id")
            for name in ["due_time", "duration"] where members[name]?.isNull ?? true { members[name] = "" }
            return .object(members)
        }
        let owner = members.removeValue(forKey: "owner_id")?.integerValue
        if let owner { members[entity == .deals ? "user_id" : "owner_id"] = embedded(users[owner]?.name, owner) }
        for (name, target) in [("person_id", SimulatedEntity.persons), ("org_id", .organizations)] {
            guard let id = members[name]?.integerValue else { continue }
            members[name] = embedded(self.record(target, id)?.text("name"), id)
        }
        return .object(members)
    }

    private func embedded(_ name: String?, _ id: Int64) -> JSON {
        ["name": name.map(JSON.string) ?? .null, "value": .integer(id), "active_flag": true]
    }
}
