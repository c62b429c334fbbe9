package import CanonicalJSON
import Migration

extension SimulatedAccount {
    /// The whole state, deleted records and counters included; `init(dump:)` goes on from it.
    package func dump() -> JSON {
        var records: [String: JSON] = [:]
        var nextIds: [String: JSON] = [:]
        for entity in SimulatedEntity.allCases {
            let table = table(entity)
            records[entity.rawValue] = .array(table.ids.compactMap { table[$0] }.map(SimulatedAccount.dump))
            nextIds[entity.rawValue] = .integer(table.nextId)
        }
        var fields: [String: JSON] = [:]
        for owner in FieldOwner.allCases {
            fields[owner.rawValue] = .array((catalogues[owner]?.fields ?? []).map(\.dump))
        }
        return [
            "configuration": configuration.json, "faults": faults.json, "records": .object(records),
            "next_ids": .object(nextIds), "fields": .object(fields), "next_option_id": .integer(nextOptionId),
            "generator": .string(String(generator.state)), "spent_tokens": .integer(Int64(limits.spentTokens)),
            "spent_day": .integer(limits.spentDay), "requests": .integer(Int64(counters.requests)),
        ]
    }

    /// Only what lives, without counters and write times: equal bytes mean that nothing is left behind.
    package func liveDump() -> JSON {
        var records: [String: JSON] = [:]
        for entity in SimulatedEntity.allCases {
            let table = table(entity)
            let live = table.ids.compactMap { table[$0] }.filter { !$0.isDeleted }
            records[entity.rawValue] = .array(live.map { liveRow($0, entity) })
        }
        var fields: [String: JSON] = [:]
        for owner in FieldOwner.allCases {
            fields[owner.rawValue] = .array((catalogues[owner]?.fields ?? []).map(\.dump))
        }
        return ["records": .object(records), "fields": .object(fields)]
    }

    private func liveRow(_ record: StoredRecord, _ entity: SimulatedEntity) -> JSON {
        var members = record.members.filter { !$0.value.isNull }
        for member in ["stage_change_time", "last_update_user_id", "marked_as_done_time"] { members[member] = nil }
        let catalogue = entity.fieldOwner.flatMap { catalogues[$0] }
        let values = record.customFields.filter { catalogue?[String($0.key.prefix(40))] != nil }
        return [
            "id": .integer(record.id), "members": .object(members), "custom_fields": .object(values),
            "added": .integer(record.addedAt.milliseconds),
        ]
    }

    private static func dump(_ record: StoredRecord) -> JSON {
        [
            "id": .integer(record.id), "members": .object(record.members),
            "custom_fields": .object(record.customFields), "added": .integer(record.addedAt.milliseconds),
            "updated": .integer(record.updatedAt.milliseconds), "deleted": .bool(record.isDeleted),
        ]
    }

    /// Goes on from a dump as if nothing had happened in between.
    package init(dump: JSON) throws(DumpError) {
        guard let configuration = dump["configuration"].flatMap(AccountConfiguration.init(json:)) else {
            throw .damaged(part: "configuration")
        }
        guard let faults = dump["faults"].flatMap(FaultSchedule.init(json:)) else { throw .damaged(part: "faults") }
        self.init(emptyWith: configuration, faults: faults)
        guard let state = dump["generator"]?.stringValue.flatMap(UInt64.init),
            let option = dump["next_option_id"]?.integerValue, let spent = dump["spent_tokens"]?.integerValue,
            let day = dump["spent_day"]?.integerValue, let requests = dump["requests"]?.integerValue
        else { throw .damaged(part: "counters") }
        generator.state = state
        nextOptionId = option
        limits.spentTokens = Int(clamping: spent)
        limits.spentDay = day
        counters.requests = Int(clamping: requests)
        for owner in FieldOwner.allCases {
            guard let rows = dump["fields"]?[owner.rawValue]?.arrayValue else { throw .damaged(part: "fields") }
            let fields = rows.compactMap(SimulatedField.init(dump:))
            guard fields.count == rows.count else { throw .damaged(part: "fields") }
            catalogues[owner] = FieldCatalogue(fields)
        }
        for entity in SimulatedEntity.allCases { try load(entity, dump) }
    }

    private mutating func load(_ entity: SimulatedEntity, _ dump: JSON) throws(DumpError) {
        guard let rows = dump["records"]?[entity.rawValue]?.arrayValue,
            let nextId = dump["next_ids"]?[entity.rawValue]?.integerValue
        else { throw .damaged(part: entity.rawValue) }
        var lastId: Int64 = 0
        for row in rows {
            guard let id = row["id"]?.integerValue, id > lastId, let members = row["members"]?.objectValue,
                let values = row["custom_fields"]?.objectValue, let added = row["added"]?.integerValue,
                let updated = row["updated"]?.integerValue, let isDeleted = row["deleted"]?.boolValue
            else { throw .damaged(part: entity.rawValue) }
            lastId = id
            var record = StoredRecord(id: id, members: members, at: Timestamp(milliseconds: updated))
            record.addedAt = Timestamp(milliseconds: added)
            record.customFields = values
            record.isDeleted = isDeleted
            tables[entity]?.insert(record)
        }
        tables[entity]?.nextId = nextId
    }
}
