import CanonicalJSON
import Migration

extension SimulatedAccount {
    mutating func dispatch(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        switch call.version {
        case .v2: try dispatchV2(call)
        case .v1: try dispatchV1(call)
        }
    }

    private mutating func dispatchV2(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        if TokenCosts.isSearch(call.segments) { return try search(call) }
        if let owner = FieldOwner(collection: call.collection) { return try fields(call, owner) }
        if call.collection == "activityFields" { return try activityFields(call) }
        guard let entity = SimulatedEntity(rawValue: call.collection) else { throw .notFound("Unknown path.") }
        switch (call.method, call.segments.count) {
        case (.get, 1): return try list(call, entity)
        case (.get, _):
            if call.segments[1] == "archived" { return try list(call, entity, archived: true) }
            let record = try readableRecord(entity, try call.id(), call)
            return SimulatedAccount.success(presented(entity, record, for: call))
        case (.post, _): return try create(call, entity)
        case (.patch, _): return try update(call, entity)
        case (.delete, _): return try delete(call, entity)
        case (.put, _): throw Refusal(status: 405, message: "Method not allowed.")
        }
    }

    private mutating func dispatchV1(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        if RetiredRoutes.contains(call.version, call.segments) { return try oldRoute(call) }
        if call.segments.last == "merge" { return try merge(call) }
        switch call.collection {
        case "users": return try usersAnswer(call)
        case "currencies": return currenciesAnswer()
        case "activityTypes": return try activityTypes(call)
        case "notes": return try notes(call)
        case "leads": return try leads(call)
        case "leadLabels": return try leadLabels(call)
        case "leadSources":
            let names = ["Manually created", "Deal", "API", "Import"]
            return SimulatedAccount.success(.array(names.map { ["name": .string($0)] }))
        case "leadFields": return leadFields()
        case "noteFields": return listOfFields(BuiltInFields.ofNotes)
        case "activityFields": return listOfFields(activityFieldList)
        case "deals": return try participants(call)
        case "organizationRelationships": return try organizationRelationships(call)
        case "files": return try files(call)
        default: throw .notFound("Unknown path.")
        }
    }

    /// The envelope of every success; `additional` is left out when it is nil.
    static func success(_ content: JSON, additional: JSON? = nil, status: Int = 200) -> ApiReply {
        var members: [String: JSON] = ["success": true, "data": content]
        if let additional { members["additional_data"] = additional }
        return ApiReply(status: status, json: .object(members))
    }
}
