import CanonicalJSON
import Migration

extension SimulatedAccount {
    func table(_ entity: SimulatedEntity) -> RecordTable {
        tables[entity] ?? RecordTable(indexedMembers: entity.indexedMembers)
    }

    func record(_ entity: SimulatedEntity, _ id: Int64) -> StoredRecord? { tables[entity]?[id] }

    /// The record unless it is deleted or was never there.
    func liveRecord(_ entity: SimulatedEntity, _ id: Int64) -> StoredRecord? {
        guard let record = record(entity, id), !record.isDeleted else { return nil }
        return record
    }

    /// Stores a new record under the next id; now and then an id is skipped, as other people's drafts do.
    @discardableResult
    mutating func insert(
        _ entity: SimulatedEntity,
        _ members: [String: JSON],
        customFields: [String: JSON] = [:],
        addedAt: Timestamp? = nil,
        at now: Timestamp
    ) -> StoredRecord {
        var id = table(entity).nextId
        if generator.below(16) == 0 { id += 1 + Int64(generator.below(3)) }
        var record = StoredRecord(id: id, members: members, at: stamp(entity, now))
        record.customFields = customFields.filter { !$0.value.isNull }
        if let addedAt { record.addedAt = addedAt }
        tables[entity]?.insert(record)
        counters.created[entity.rawValue, default: 0] += 1
        return record
    }

    mutating func replace(_ entity: SimulatedEntity, _ record: StoredRecord, at now: Timestamp) {
        var record = record
        record.updatedAt = stamp(entity, now)
        tables[entity]?.replace(record)
        counters.updated[entity.rawValue, default: 0] += 1
    }

    mutating func markDeleted(_ entity: SimulatedEntity, _ id: Int64, at now: Timestamp) {
        guard var record = record(entity, id) else { return }
        record.isDeleted = true
        record.updatedAt = stamp(entity, now)
        tables[entity]?.replace(record)
        counters.deleted[entity.rawValue, default: 0] += 1
        if behaviours.clearsReferencesToDeleted { clearReferences(to: entity, id, at: now) }
    }

    /// Times have whole seconds, except those of leads.
    func stamp(_ entity: SimulatedEntity, _ now: Timestamp) -> Timestamp {
        switch entity {
        case .leads, .leadLabels: now
        default: Timestamp(milliseconds: now.milliseconds / 1000 * 1000)
        }
    }

    /// The members by which other records point at one of this entity.
    static func references(to entity: SimulatedEntity) -> [(entity: SimulatedEntity, member: String)] {
        switch entity {
        case .organizations:
            [
                (.persons, "org_id"), (.deals, "org_id"), (.notes, "org_id"), (.activities, "org_id"),
                (.leads, "organization_id"), (.files, "org_id"),
            ]
        case .persons:
            [
                (.deals, "person_id"), (.notes, "person_id"), (.activities, "person_id"), (.leads, "person_id"),
                (.files, "person_id"),
            ]
        case .deals: [(.notes, "deal_id"), (.activities, "deal_id"), (.files, "deal_id"), (.participants, "deal_id")]
        default: []
        }
    }

    private mutating func clearReferences(to entity: SimulatedEntity, _ id: Int64, at now: Timestamp) {
        for reference in SimulatedAccount.references(to: entity) {
            for child in table(reference.entity).ids(where: reference.member, is: .integer(id)) ?? [] {
                guard var record = record(reference.entity, child) else { continue }
                record.members[reference.member] = .null
                tables[reference.entity]?.replace(record)
            }
        }
    }

    /// Whether a user may see a record: owner, admin, or open to it by the meaning that the plan gives to the number.
    func isVisible(_ record: StoredRecord, to user: SimulatedUser) -> Bool {
        if user.isAdmin { return true }
        guard let owner = record.integer("owner_id") ?? record.integer("user_id") else { return true }
        if owner == user.id { return true }
        if user.seesOnlyOwn { return false }
        let open = configuration.plan.companyWideVisibility
        let visibility =
            record.integer("visible_to") ?? record.text("visible_to").flatMap { Int64($0) } ?? open
        if visibility >= open { return true }
        guard let group = users[owner]?.group, let readers = user.group else { return false }
        switch visibility {
        case 3: return readers == group
        case 5: return readers == group || readers.hasPrefix(group + "/")
        default: return false
        }
    }
}
