import CanonicalJSON
import Migration

/// The order of a list: a member, then the id.
struct RecordOrder: Equatable {
    struct Key: Comparable {
        var number: Int64
        var text: String
        var id: Int64

        static func < (left: Key, right: Key) -> Bool {
            (left.number, left.text, left.id) < (right.number, right.text, right.id)
        }
    }

    var member = "id"
    var isAscending = true

    func key(of record: StoredRecord) -> Key {
        switch member {
        case "id": return Key(number: 0, text: "", id: record.id)
        case "add_time": return Key(number: record.addedAt.milliseconds, text: "", id: record.id)
        case "update_time": return Key(number: record.updatedAt.milliseconds, text: "", id: record.id)
        default:
            let value = record.members[member]
            return Key(number: value?.integerValue ?? 0, text: value?.stringValue ?? "", id: record.id)
        }
    }

    /// The ids of a table in this order, ascending; only rare orders are sorted on the spot.
    func ids(of table: RecordTable, narrowedTo narrowed: [Int64]?) -> [Int64] {
        if let narrowed { return member == "id" ? narrowed : sorted(narrowed, table) }
        switch member {
        case "id": return table.ids
        case "add_time": return table.addOrder.ids
        case "update_time": return table.updateOrder.ids
        default: return sorted(table.ids, table)
        }
    }

    private func sorted(_ ids: [Int64], _ table: RecordTable) -> [Int64] {
        ids.compactMap { table[$0] }.map(key(of:)).sorted().map(\.id)
    }
}
