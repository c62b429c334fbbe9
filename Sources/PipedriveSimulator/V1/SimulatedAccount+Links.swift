import CanonicalJSON
import Migration

extension SimulatedAccount {
    /// Further persons of a deal: `/v1/deals/{id}/participants`.
    mutating func participants(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        let deal = try readableRecord(.deals, try call.id(), call)
        let ids = table(.participants).ids(where: "deal_id", is: .integer(deal.id)) ?? []
        let live = ids.compactMap { liveRecord(.participants, $0) }
        switch call.method {
        case .get:
            return try offsetPage(call, .participants, narrowedTo: ids) { _ in
                true
            } shown: {
                shownParticipant($0)
            }
        case .post:
            guard let person = try call.members()["person_id"]?.integerValue,
                liveRecord(.persons, person) != nil
            else { throw .badRequest("person_id is not valid") }
            guard !live.contains(where: { $0.integer("person_id") == person }) else {
                throw .badRequest("The person is a participant already.")
            }
            let record = insert(
                .participants,
                ["deal_id": .integer(deal.id), "person_id": .integer(person)],
                at: call.now
            )
            return SimulatedAccount.success(shownParticipant(record))
        default:
            guard call.segments.count == 4, let id = Int64(call.segments[3]), live.contains(where: { $0.id == id })
            else { throw .notFound("The deal participant is not found") }
            markDeleted(.participants, id, at: call.now)
            return SimulatedAccount.success(["id": .integer(id)])
        }
    }

    private func shownParticipant(_ record: StoredRecord) -> JSON {
        let person = record.integer("person_id").flatMap { self.record(.persons, $0) }
        return [
            "id": .integer(record.id),
            "person_id": [
                "value": record.members["person_id"] ?? .null, "name": person?.members["name"] ?? .null,
                "active_flag": .bool(person?.isDeleted == false),
            ],
            "add_time": .string(TimeText.spaced(record.addedAt)), "active_flag": .bool(!record.isDeleted),
            "related_item_data": ["deal_id": record.members["deal_id"] ?? .null],
        ]
    }

    mutating func organizationRelationships(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        switch (call.method, call.segments.count) {
        case (.get, 1):
            guard let organization = try call.integer("org_id") else { throw .badRequest("org_id is required") }
            let wanted = JSON.integer(organization)
            return try offsetPage(call, .organizationRelationships, narrowedTo: nil) { link in
                link.members["rel_owner_org_id"] == wanted || link.members["rel_linked_org_id"] == wanted
            } shown: {
                shownRelationship($0)
            }
        case (.post, _):
            let sent = try call.members()
            guard let type = sent["type"]?.stringValue, ["parent", "related"].contains(type),
                let owner = sent["rel_owner_org_id"]?.integerValue, liveRecord(.organizations, owner) != nil,
                let linked = sent["rel_linked_org_id"]?.integerValue, liveRecord(.organizations, linked) != nil,
                owner != linked
            else { throw .badRequest("type and two different organizations are required") }
            let record = insert(
                .organizationRelationships,
                ["type": .string(type), "rel_owner_org_id": .integer(owner), "rel_linked_org_id": .integer(linked)],
                at: call.now
            )
            return SimulatedAccount.success(shownRelationship(record))
        default:
            var record = try writableRecord(.organizationRelationships, try call.id(), call)
            if call.method == .delete {
                markDeleted(.organizationRelationships, record.id, at: call.now)
                return SimulatedAccount.success(["id": .integer(record.id)])
            }
            if call.method == .put {
                record.members["type"] = try call.members()["type"] ?? record.members["type"]
                replace(.organizationRelationships, record, at: call.now)
            }
            return SimulatedAccount.success(shownRelationship(record))
        }
    }

    private func shownRelationship(_ record: StoredRecord) -> JSON {
        func organization(_ member: String) -> JSON {
            let id = record.integer(member)
            return [
                "value": id.map(JSON.integer) ?? .null,
                "name": id.flatMap { self.record(.organizations, $0) }?.members["name"] ?? .null,
            ]
        }
        return [
            "id": .integer(record.id), "type": record.members["type"] ?? .null,
            "rel_owner_org_id": organization("rel_owner_org_id"),
            "rel_linked_org_id": organization("rel_linked_org_id"),
            "add_time": .string(TimeText.spaced(record.addedAt)),
            "update_time": .string(TimeText.spaced(record.updatedAt)),
            "active_flag": .string(String(!record.isDeleted)),
        ]
    }

    /// Folds a record into another one: what hung on it moves over, then it is gone.
    mutating func merge(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        guard let entity = SimulatedEntity(rawValue: call.collection) else { throw .notFound("Unknown path.") }
        let loser = try writableRecord(entity, try call.id(), call)
        guard let id = try call.members()["merge_with_id"]?.integerValue, id != loser.id else {
            throw .badRequest("merge_with_id is not valid")
        }
        var winner = try writableRecord(entity, id, call)
        for reference in SimulatedAccount.references(to: entity) {
            for child in table(reference.entity).ids(where: reference.member, is: .integer(loser.id)) ?? [] {
                guard var record = record(reference.entity, child) else { continue }
                record.members[reference.member] = .integer(id)
                tables[reference.entity]?.replace(record)
            }
        }
        for (member, value) in loser.members where winner.members[member]?.isNull ?? true {
            winner.members[member] = value
        }
        winner.customFields.merge(loser.customFields) { own, _ in own }
        replace(entity, winner, at: call.now)
        markDeleted(entity, loser.id, at: call.now)
        return SimulatedAccount.success(["id": .integer(id)])
    }
}
