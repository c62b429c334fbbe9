import CanonicalJSON
import Migration

/// The records of one entity by id, with the orders and indexes that lists need; ids grow and are never used again.
struct RecordTable: Sendable {
    private(set) var rows: [Int64: StoredRecord] = [:]
    /// Every id ever given, ascending, deleted records included.
    private(set) var ids: [Int64] = []
    private(set) var addOrder = TimeOrder()
    private(set) var updateOrder = TimeOrder()
    var nextId: Int64 = 1
    private let indexedMembers: [String]
    private var index: [String: [JSON: [Int64]]] = [:]

    init(indexedMembers: [String]) { self.indexedMembers = indexedMembers }

    subscript(id: Int64) -> StoredRecord? { rows[id] }

    /// The ids, ascending, of the records whose member has this value; nil when the member is not indexed.
    func ids(where member: String, is value: JSON) -> [Int64]? {
        guard indexedMembers.contains(member) else { return nil }
        return index[member]?[value] ?? []
    }

    /// Adds a record whose id is greater than all before.
    mutating func insert(_ record: StoredRecord) {
        precondition(record.id > (ids.last ?? 0), "record ids must grow")
        rows[record.id] = record
        ids.append(record.id)
        nextId = max(nextId, record.id + 1)
        addOrder.insert(id: record.id, time: record.addedAt.milliseconds)
        updateOrder.insert(id: record.id, time: record.updatedAt.milliseconds)
        for member in indexedMembers { link(record.id, member, record.members[member]) }
    }

    mutating func replace(_ record: StoredRecord) {
        guard let old = rows[record.id] else { return }
        rows[record.id] = record
        if old.addedAt != record.addedAt {
            addOrder.remove(id: record.id, time: old.addedAt.milliseconds)
            addOrder.insert(id: record.id, time: record.addedAt.milliseconds)
        }
        if old.updatedAt != record.updatedAt {
            updateOrder.remove(id: record.id, time: old.updatedAt.milliseconds)
            updateOrder.insert(id: record.id, time: record.updatedAt.milliseconds)
        }
        for member in indexedMembers where old.members[member] != record.members[member] {
            unlink(record.id, member, old.members[member])
            link(record.id, member, record.members[member])
        }
    }

    private mutating func link(_ id: Int64, _ member: String, _ value: JSON?) {
        guard let value, !value.isNull else { return }
        var ids = index[member]?[value] ?? []
        index[member, default: [:]][value] = nil
        ids.insert(id, at: ids.lastIndex { $0 < id }.map { $0 + 1 } ?? 0)
        index[member, default: [:]][value] = ids
    }

    private mutating func unlink(_ id: Int64, _ member: String, _ value: JSON?) {
        guard let value, !value.isNull else { return }
        index[member]?[value]?.removeAll { $0 == id }
    }
}
