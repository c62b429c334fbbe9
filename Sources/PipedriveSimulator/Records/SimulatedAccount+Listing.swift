import CanonicalJSON
import Migration

extension SimulatedAccount {
    private static let filterMembers: [SimulatedEntity: [String]] = [
        .deals: ["owner_id", "person_id", "org_id", "pipeline_id", "stage_id"],
        .persons: ["owner_id", "org_id"], .organizations: ["owner_id"],
        .activities: ["owner_id", "deal_id", "person_id", "org_id"], .stages: ["pipeline_id"],
    ]

    /// One page of a v2 collection: keyset cursors that name the first record of the next page.
    func list(_ call: IncomingCall, _ entity: SimulatedEntity, archived: Bool = false) throws(Refusal) -> ApiReply {
        let limit = try pageLimit(call)
        var order = try self.order(call, entity)
        let cursor = try PageCursor(call.query["cursor"], refusesGarbage: behaviours.refusesGarbageCursor)
        if let cursor { order = cursor.order }
        let isWanted = try filter(call, entity, archived: archived)
        let table = table(entity)
        let ids = order.ids(of: table, narrowedTo: try narrowedIds(call, entity))
        var position = start(ids, table, order, cursor)
        let step = order.isAscending ? 1 : -1
        var page: [JSON] = []
        var next: JSON = .null
        while ids.indices.contains(position) {
            if let record = table[ids[position]], isWanted(record) {
                if page.count == limit {
                    next = .string(PageCursor(order: order, key: order.key(of: record)).text)
                    break
                }
                page.append(presented(entity, record, for: call))
            }
            position += step
        }
        return SimulatedAccount.success(.array(page), additional: ["next_cursor": next])
    }

    func pageLimit(_ call: IncomingCall) throws(Refusal) -> Int {
        guard let limit = try call.integer("limit") else { return 100 }
        guard limit >= 1, limit <= 500 || !behaviours.refusesTooLargeLimit else {
            throw .validation("limit: must be between 1 and 500")
        }
        return Int(min(limit, 500))
    }

    private func order(_ call: IncomingCall, _ entity: SimulatedEntity) throws(Refusal) -> RecordOrder {
        var order = RecordOrder()
        if let member = call.query["sort_by"] {
            let extra: [SimulatedEntity: String] = [.activities: "due_date", .stages: "order_nr"]
            guard ["id", "add_time", "update_time", extra[entity]].contains(member) else {
                throw .validation("sort_by: cannot sort by '\(member)'")
            }
            order.member = member
        } else if entity == .stages {
            order.member = "order_nr"
        }
        if let direction = call.query["sort_direction"] {
            guard ["asc", "desc"].contains(direction) else {
                throw .validation("sort_direction: must be one of asc, desc")
            }
            order.isAscending = direction == "asc"
        }
        return order
    }

    /// The first position of a page: at the cursor's record, or where it would stand.
    private func start(_ ids: [Int64], _ table: RecordTable, _ order: RecordOrder, _ cursor: PageCursor?) -> Int {
        guard let cursor else { return order.isAscending ? 0 : ids.count - 1 }
        var low = 0
        var high = ids.count
        while low < high {
            let middle = (low + high) / 2
            guard let record = table[ids[middle]] else { break }
            let key = order.key(of: record)
            let isBefore = order.isAscending ? key < cursor.key : key <= cursor.key
            if isBefore { low = middle + 1 } else { high = middle }
        }
        return order.isAscending ? low : low - 1
    }

    /// The candidate ids when the call names ids or an indexed member; nil for the whole table.
    private func narrowedIds(_ call: IncomingCall, _ entity: SimulatedEntity) throws(Refusal) -> [Int64]? {
        if let text = call.query["ids"] {
            var ids = try integers(text, "ids")
            guard ids.count <= 100 || !behaviours.refusesTooManyIds else {
                throw .validation("ids: at most 100 ids are allowed")
            }
            ids = Array(ids.prefix(100))
            return Array(Set(ids)).sorted()
        }
        if entity == .persons, let deal = try call.integer("deal_id") {
            let participants = (table(.participants).ids(where: "deal_id", is: .integer(deal)) ?? [])
                .compactMap { liveRecord(.participants, $0)?.integer("person_id") }
            let main = record(.deals, deal)?.integer("person_id")
            return Array(Set(participants + (main.map { [$0] } ?? []))).sorted()
        }
        for member in ["deal_id", "person_id", "stage_id", "org_id", "pipeline_id"]
        where SimulatedAccount.filterMembers[entity]?.contains(member) ?? false {
            guard let value = try call.integer(member) else { continue }
            if let ids = table(entity).ids(where: member, is: .integer(value)) { return ids }
        }
        if entity == .activities, let lead = call.query["lead_id"] {
            return table(entity).ids(where: "lead_id", is: .string(lead))
        }
        return nil
    }

    private func integers(_ text: String, _ name: String) throws(Refusal) -> [Int64] {
        var values: [Int64] = []
        for part in text.split(separator: ",") {
            guard let value = Int64(part) else { throw .validation("\(name): must be a list of integers") }
            values.append(value)
        }
        return values
    }

    private func filter(
        _ call: IncomingCall,
        _ entity: SimulatedEntity,
        archived: Bool
    ) throws(Refusal) -> (StoredRecord) -> Bool {
        var wanted: [(member: String, value: JSON)] = []
        for member in SimulatedAccount.filterMembers[entity] ?? [] {
            if let value = try call.integer(member) { wanted.append((member, .integer(value))) }
        }
        if entity == .activities, let done = call.query["done"] {
            wanted.append(("done", .bool(done == "true" || done == "1")))
        }
        let statuses =
            entity == .deals ? call.query["status"].map { Set($0.split(separator: ",").map(String.init)) } : nil
        let since = try moment(call, "updated_since")
        let until = try moment(call, "updated_until")
        let user = call.user
        let now = call.now
        return { record in
            if self.isPurged(record, at: now) { return false }
            let status = record.isDeleted ? "deleted" : record.text("status") ?? ""
            if let statuses {
                guard statuses.contains(status) else { return false }
            } else if record.isDeleted {
                return false
            }
            if entity == .deals, record.isTrue("is_archived") != archived { return false }
            if let since, record.updatedAt < since { return false }
            if let until, record.updatedAt >= until { return false }
            return wanted.allSatisfy { record.members[$0.member] == $0.value } && self.isVisible(record, to: user)
        }
    }

    private func moment(_ call: IncomingCall, _ name: String) throws(Refusal) -> Timestamp? {
        guard let text = call.query[name] else { return nil }
        guard let moment = TimeText.parseMoment(text) else { throw .validation("\(name): not a valid datetime") }
        return moment
    }
}
