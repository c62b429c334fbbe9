package import CanonicalJSON
import Migration

extension SimulatedAccount {
    /// The whole state, deleted records and counters included; `init(dump:)` goes on from it.
    ///
    /// Without tokens it can be shown and kept; whoever goes on from it hands them in again.
    package func dump(withTokens: Bool = true) -> JSON {
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
            "configuration": configuration.json(withTokens: withTokens), "faults": faults.json,
            "records": .object(records),
            "next_ids": .object(nextIds), "fields": .object(fields), "next_option_id": .integer(nextOptionId),
            "generator": .string(String(generator.state)), "limits": limits.dump(withTokens: withTokens),
            "counters": counters.json, "deeds": .array(deeds.map(\.json)),
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

    /// Goes on from a dump as if nothing had happened in between; tokens that the dump leaves out come in the order
    /// of the users that had one.
    package init(dump: JSON, tokens: [String] = []) throws(DumpError) {
        guard var configuration = dump["configuration"].flatMap(AccountConfiguration.init(json:)) else {
            throw .damaged(part: "configuration")
        }
        configuration.setTokens(tokens, where: dump["configuration"]?["users"]?.arrayValue ?? [])
        let faults: FaultSchedule
        do throws(FaultFileError) {
            faults = try FaultSchedule(json: dump["faults"] ?? .null)
        } catch {
            throw .damaged(part: "faults")
        }
        self.init(emptyWith: configuration, faults: faults)
        guard let state = dump["generator"]?.stringValue.flatMap(UInt64.init),
            let option = dump["next_option_id"]?.integerValue,
            let limits = dump["limits"].flatMap(RequestLimits.init(dump:)),
            let counters = dump["counters"].flatMap(SimulatorCounters.init(json:)),
            let rows = dump["deeds"]?.arrayValue
        else { throw .damaged(part: "counters") }
        generator.state = state
        nextOptionId = option
        self.limits = limits
        self.counters = counters
        deeds = rows.compactMap(PersonDeed.init(json:))
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
