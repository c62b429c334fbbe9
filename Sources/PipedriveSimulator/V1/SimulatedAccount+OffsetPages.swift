import CanonicalJSON
import Migration

extension SimulatedAccount {
    /// One page of a v1 collection: offsets over what is there right now, so pages shift when records vanish.
    func offsetPage(
        _ call: IncomingCall,
        _ entity: SimulatedEntity,
        narrowedTo narrowed: [Int64]?,
        isWanted: (StoredRecord) -> Bool,
        shown: (StoredRecord) -> JSON
    ) throws(Refusal) -> ApiReply {
        let start = Int(clamping: try call.integer("start") ?? 0)
        let limit = Int(clamping: min(500, try call.integer("limit") ?? 100))
        guard start >= 0, limit >= 1 else { throw .badRequest("start and limit must not be negative") }
        let order = try sortOrder(call)
        let table = table(entity)
        let ids = order.ids(of: table, narrowedTo: narrowed)
        var skipped = 0
        var rows: [JSON] = []
        var hasMore = false
        for offset in ids.indices {
            let id = ids[order.isAscending ? offset : ids.count - 1 - offset]
            guard let record = table[id], !record.isDeleted, isWanted(record), isVisible(record, to: call.user) else {
                continue
            }
            if skipped < start {
                skipped += 1
            } else if rows.count < limit {
                rows.append(shown(record))
            } else {
                hasMore = true
                break
            }
        }
        var pagination: [String: JSON] = [
            "start": .integer(Int64(start)), "limit": .integer(Int64(limit)),
            "more_items_in_collection": .bool(hasMore),
        ]
        if hasMore { pagination["next_start"] = .integer(Int64(start + limit)) }
        return SimulatedAccount.success(
            rows.isEmpty && behaviours.answersEmptyListsWithNull ? .null : .array(rows),
            additional: ["pagination": .object(pagination)]
        )
    }

    /// `sort=add_time DESC`; by id when nothing is said.
    private func sortOrder(_ call: IncomingCall) throws(Refusal) -> RecordOrder {
        guard let text = call.query["sort"] else { return RecordOrder(isAscending: behaviours.listsOldestFirst) }
        let words = text.split(whereSeparator: { $0 == " " || $0 == "+" }).map(String.init)
        guard let member = words.first, words.count <= 2,
            words.count == 1 || ["ASC", "DESC"].contains(words[1].uppercased())
        else { throw .badRequest("sort: must be a field and ASC or DESC") }
        return RecordOrder(member: member, isAscending: words.count == 1 || words[1].uppercased() == "ASC")
    }

    /// `updated_since` of v1 lists; RFC 3339 without fraction.
    func updatedSince(_ call: IncomingCall) throws(Refusal) -> Timestamp? {
        guard let text = call.query["updated_since"] else { return nil }
        guard let moment = TimeText.parseMoment(text) ?? TimeText.parseSpaced(text) else {
            throw .badRequest("updated_since: not a valid datetime")
        }
        return moment
    }
}
