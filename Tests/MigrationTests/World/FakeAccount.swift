import CanonicalJSON
import Migration

/// A Pipedrive account in memory: just enough lists, records and ids to carry a migration.
///
/// It notes as a violation whatever leaves a record without the record that it refers to.
struct FakeAccount {
    struct Record {
        var id: String
        var number: Int64
        var members: [String: JSON]
        var isDeleted = false
    }

    private(set) var collections: [String: [Record]] = [:]
    private(set) var violations: [String] = []
    private var nextNumber: Int64 = 100
    private var writes = 0
    var pageSize = 3

    var liveCount: Int { collections.values.reduce(0) { $0 + $1.count { !$0.isDeleted } } }

    func live(_ collection: String) -> [Record] { (collections[collection] ?? []).filter { !$0.isDeleted } }

    mutating func answer(_ call: ApiCall) -> ApiReply {
        let pieces = call.path.split(separator: "/").map(String.init)
        let collection = pieces[2]
        let body = call.body.flatMap { try? JSON(parsing: $0) }?.objectValue ?? [:]
        switch (call.method, pieces.count > 3 ? pieces[3] : nil) {
        case (.post, _): return done(create(collection, body))
        case (.get, nil): return list(collection, call, archived: false)
        case (.get, "archived"): return list(collection, call, archived: true)
        case (.get, let id?): return read(collection, id)
        case (.delete, let id?): return delete(collection, id)
        case (_, let id?): return update(collection, id, body)
        default: return ApiReply(status: 405, json: ["success": false, "error": "no such route"])
        }
    }

    /// What a person does in the account's own pages; nothing is checked.
    mutating func edit(_ collection: String, _ id: String, _ change: (inout [String: JSON]) -> Void) {
        guard let index = index(collection, id) else { return }
        change(&collections[collection, default: []][index].members)
    }

    mutating func erase(_ collection: String, _ id: String) {
        guard let index = index(collection, id) else { return }
        collections[collection, default: []][index].isDeleted = true
    }

    @discardableResult
    mutating func create(_ collection: String, _ body: [String: JSON]) -> JSON {
        let number = nextNumber
        nextNumber += 1
        var members = body
        members["add_time"] = body["add_time"] ?? "2026-01-01T00:00:00Z"
        members["update_time"] = stamp()
        var id = String(number)
        if collection == "leads" {
            id = "4e7c-\(number)"
            members["id"] = .string(id)
        } else {
            members["id"] = .integer(number)
        }
        if collection.hasSuffix("Fields") {
            id = "hash\(number)"
            members["field_code"] = .string(id)
            if let options = body["options"]?.arrayValue {
                members["options"] = .array(
                    options.enumerated().map { place, option in
                        .object(
                            (option.objectValue ?? [:]).merging(["id": .integer(number * 10 + Int64(place))]) { $1 }
                        )
                    }
                )
            }
        }
        if collection == "activityTypes" { members["key_string"] = .string("type_\(number)") }
        check(members, of: "\(collection)/\(id)")
        collections[collection, default: []].append(Record(id: id, number: number, members: members))
        return .object(members)
    }

    private mutating func update(_ collection: String, _ id: String, _ body: [String: JSON]) -> ApiReply {
        guard let index = index(collection, id) else { return missing }
        var members = collections[collection, default: []][index].members
        for (name, value) in body {
            guard name == "custom_fields", let more = value.objectValue else {
                members[name] = value
                continue
            }
            members[name] = .object((members[name]?.objectValue ?? [:]).merging(more) { $1 })
        }
        members["update_time"] = stamp()
        check(members, of: "\(collection)/\(id)")
        collections[collection, default: []][index].members = members
        return done(.object(members))
    }

    private mutating func delete(_ collection: String, _ id: String) -> ApiReply {
        guard let index = index(collection, id) else { return missing }
        let key = collections[collection]?[index].members["key_string"]?.stringValue
        for (other, records) in collections {
            for record in records where !record.isDeleted {
                let links = FakeAccount.links(record.members)
                if links.contains("\(collection)/\(id)") || key.map({ links.contains("type/\($0)") }) == true {
                    violations.append("\(collection)/\(id) was deleted before \(other)/\(record.id)")
                }
            }
        }
        collections[collection, default: []][index].isDeleted = true
        return done(["id": .integer(collections[collection]?[index].number ?? 0)])
    }

    private func read(_ collection: String, _ id: String) -> ApiReply {
        if let index = index(collection, id), let record = collections[collection]?[index] {
            return done(.object(record.members))
        }
        guard collection == "deals", let gone = collections[collection]?.last(where: { $0.id == id }) else {
            return missing
        }
        return done(.object(gone.members.merging(["is_deleted": true, "status": "deleted"]) { $1 }))
    }

    private func list(_ collection: String, _ call: ApiCall, archived: Bool) -> ApiReply {
        let listed = live(collection).filter { ($0.members["is_archived"] == true) == archived }
        let query = Dictionary(call.query.map { ($0.name, $0.value) }) { $1 }
        let isFalling = query["sort_direction"] == "desc" || query["sort"] == "id DESC"
        let all = isFalling ? listed.reversed() : listed
        let isPaged = query["limit"] != nil
        let start = Int(query["cursor"] ?? query["start"] ?? "0") ?? 0
        let page = isPaged ? Array(all.dropFirst(start).prefix(pageSize)) : all
        let next = start + page.count
        let hasMore = isPaged && next < all.count
        let additional: JSON =
            call.path.contains("/v2/")
            ? ["next_cursor": hasMore ? .string(String(next)) : .null]
            : ["pagination": ["more_items_in_collection": .bool(hasMore), "next_start": .integer(Int64(next))]]
        let records = JSON.array(page.map { .object($0.members) })
        return ApiReply(
            status: 200,
            json: ["success": true, "data": page.isEmpty ? .null : records, "additional_data": additional]
        )
    }

    private func index(_ collection: String, _ id: String) -> Int? {
        collections[collection]?.lastIndex { $0.id == id && !$0.isDeleted }
    }

    private mutating func stamp() -> JSON {
        writes += 1
        return .string("2026-01-01T00:00:00Z #\(writes)")
    }

    private var missing: ApiReply { ApiReply(status: 404, json: ["success": false, "error": "not found"]) }

    private func done(_ record: JSON) -> ApiReply { ApiReply(status: 200, json: ["success": true, "data": record]) }
}

extension FakeAccount {
    /// The records that these members refer to, as `collection/id`.
    static func links(_ members: [String: JSON]) -> Set<String> {
        let collections = [
            "person_id": "persons", "org_id": "organizations", "organization_id": "organizations", "deal_id": "deals",
            "stage_id": "stages", "pipeline_id": "pipelines",
        ]
        var links: Set<String> = []
        for (member, collection) in collections {
            if let id = members[member]?.numberText { links.insert("\(collection)/\(id)") }
        }
        for participant in members["participants"]?.arrayValue ?? [] {
            if let id = participant["person_id"]?.numberText { links.insert("persons/\(id)") }
        }
        if let type = members["type"]?.stringValue { links.insert("type/\(type)") }
        return links
    }

    private mutating func check(_ members: [String: JSON], of name: String) {
        for link in FakeAccount.links(members) where !isThere(link) {
            violations.append("\(name) refers to \(link), which is not there")
        }
        let hashes = ["organizationFields", "personFields", "dealFields"].flatMap { live($0).map(\.id) }
        for (hash, value) in members["custom_fields"]?.objectValue ?? [:] where !value.isNull && !hashes.contains(hash)
        {
            violations.append("\(name) has a value in the field \(hash), which is not there")
        }
    }

    private func isThere(_ link: String) -> Bool {
        let pieces = link.split(separator: "/").map(String.init)
        if pieces[0] == "type" {
            return live("activityTypes").contains { $0.members["key_string"]?.stringValue == pieces[1] }
        }
        return index(pieces[0], pieces[1]) != nil
    }
}
