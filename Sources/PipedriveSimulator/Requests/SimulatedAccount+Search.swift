import CanonicalJSON
import Migration

extension SimulatedAccount {
    private static let searchedMembers: [(entity: SimulatedEntity, member: String)] = [
        (.deals, "title"), (.leads, "title"), (.organizations, "name"), (.persons, "name"),
    ]

    /// Search over names, titles and custom texts, through an index that lags behind every write.
    func search(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        let term = (call.query["term"] ?? "").lowercased()
        let isExact = call.query["exact_match"] == "true"
        guard !term.isEmpty else {
            throw Refusal(status: 400, message: "\"term\" is not allowed to be empty", code: "ERR_INVALID_INPUT")
        }
        guard term.unicodeScalars.count >= (isExact ? 1 : 2) else {
            throw Refusal(status: 400, message: "\"term\" is too short", code: "ERR_INVALID_INPUT")
        }
        let limit = Int(min(100, max(1, try call.integer("limit") ?? 100)))
        let newest = call.now.milliseconds - effectiveConfiguration.searchLagMilliseconds
        var items: [JSON] = []
        for (entity, member) in SimulatedAccount.searchedMembers
        where call.collection == "itemSearch" || call.collection == entity.rawValue {
            let table = table(entity)
            for id in table.ids where items.count < limit {
                guard let record = table[id], !record.isDeleted, record.updatedAt.milliseconds <= newest,
                    isVisible(record, to: call.user)
                else { continue }
                let texts = [record.members[member]] + record.customFields.values.map { $0 }
                let isFound = texts.compactMap { $0?.stringValue?.lowercased() }
                    .contains { isExact ? $0 == term : $0.contains(term) }
                guard isFound else { continue }
                let id = entity == .leads ? record.members["id"] ?? .null : .integer(record.id)
                let item: [String: JSON] = [
                    "id": id, "type": .string(entity.singular), member: record.members[member] ?? .null,
                ]
                items.append(["result_score": .decimal("0.5"), "item": .object(item)])
            }
        }
        return SimulatedAccount.success(["items": .array(items)], additional: ["next_cursor": nil])
    }
}
