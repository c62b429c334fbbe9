import CanonicalJSON
import Migration

extension SimulatedAccount {
    private static let iconKeys: Set<String> = [
        "task", "email", "meeting", "deadline", "call", "lunch", "calendar", "downarrow", "document", "smartphone",
        "camera", "scissors", "cogs", "bubble", "uparrow", "checkbox", "signpost", "shuffle", "addressbook",
        "linegraph", "picture", "car", "world", "search", "clip", "sound", "brush", "key", "padlock", "pricetag",
        "suitcase", "finish", "plane", "loop", "wifi", "truck", "cart", "bulb", "bell", "presentation",
    ]
    private static let activityTypeLimit = 100

    func usersAnswer(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        let all = configuration.users.sorted { $0.id < $1.id }
        guard call.segments.count > 1 else {
            return SimulatedAccount.success(.array(all.map { shownUser($0, call.user) }))
        }
        switch call.segments[1] {
        case "me":
            guard case .object(var members) = shownUser(call.user, call.user) else { throw .notFound("User not found") }
            members.merge(companyMembers) { own, _ in own }
            return SimulatedAccount.success(.object(members))
        case "find":
            let term = (call.query["term"] ?? "").lowercased()
            let isByEmail = call.query["search_by_email"] == "1"
            let found = all.filter { (isByEmail ? $0.email : $0.name).lowercased().contains(term) && !term.isEmpty }
            return SimulatedAccount.success(.array(found.map { shownUser($0, call.user) }))
        default:
            guard let user = users[try call.id()] else { throw .notFound("User not found or not accessible.") }
            return SimulatedAccount.success(shownUser(user, call.user))
        }
    }

    private var companyMembers: [String: JSON] {
        [
            "company_id": .integer(Int64(configuration.seed % 9_000_000) + 1_000_000),
            "company_name": .string(configuration.companyDomain),
            "company_domain": .string(configuration.companyDomain), "company_country": "US",
            "company_industry": "Legal services",
        ]
    }

    private func shownUser(_ user: SimulatedUser, _ reader: SimulatedUser) -> JSON {
        let set = user.isAdmin ? "11111111-aaaa-11ee-8000-000000000001" : "11111111-aaaa-11ee-8000-000000000002"
        let access = ["sales", "global", "account_settings"].map { app -> JSON in
            ["app": .string(app), "admin": .bool(user.isAdmin), "permission_set_id": .string(set)]
        }
        return [
            "id": .integer(user.id), "name": .string(user.name), "email": .string(user.email),
            "active_flag": .bool(user.isActive), "activated": .bool(user.isActive),
            "is_deleted": false, "role_id": 1,
            "default_currency": .string(configuration.defaultCurrency), "locale": "en_US",
            "timezone_name": .string(configuration.timeZoneName), "timezone_offset": "-05:00",
            "access": .array(user.isAdmin ? access : Array(access.prefix(1))), "is_you": .bool(user.id == reader.id),
        ]
    }

    func currenciesAnswer() -> ApiReply {
        let rows = configuration.currencies.sorted().enumerated().map { index, code -> JSON in
            [
                "id": .integer(Int64(index + 1)), "code": .string(code), "name": .string(code), "decimal_points": 2,
                "symbol": .string(code), "active_flag": true, "is_custom_flag": false,
            ]
        }
        return SimulatedAccount.success(.array(rows))
    }

    mutating func activityTypes(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        let live = table(.activityTypes).ids.compactMap { liveRecord(.activityTypes, $0) }
        if call.method == .get { return SimulatedAccount.success(.array(live.map { shownActivityType($0) })) }
        try checkAdmin(call)
        if call.method == .post {
            let sent = try call.members()
            guard let name = sent["name"]?.stringValue, !name.isEmpty, let icon = sent["icon_key"]?.stringValue,
                SimulatedAccount.iconKeys.contains(icon)
            else { throw .badRequest("name and a known icon_key are required") }
            guard live.count < SimulatedAccount.activityTypeLimit else {
                throw .forbidden(
                    "Couldn't add activity type. You've reached the activity type per company limit.",
                    code: "feature_capping_activity_types_limit"
                )
            }
            let record = insertActivityType(name: name, icon: icon, isCustom: true, at: call.now)
            return SimulatedAccount.success(shownActivityType(record))
        }
        var type = try writableRecord(.activityTypes, try call.id(), call)
        if call.method == .delete {
            markDeleted(.activityTypes, type.id, at: call.now)
            guard let record = record(.activityTypes, type.id) else { throw notFound(.activityTypes) }
            return SimulatedAccount.success(shownActivityType(record))
        }
        let sent = try call.members()
        for member in ["name", "icon_key", "color", "order_nr"] {
            type.members[member] = sent[member] ?? type.members[member]
        }
        replace(.activityTypes, type, at: call.now)
        return SimulatedAccount.success(shownActivityType(type))
    }

    /// The key comes from the name once and never changes; a key that is taken gets a number.
    @discardableResult
    mutating func insertActivityType(name: String, icon: String, isCustom: Bool, at now: Timestamp) -> StoredRecord {
        let taken = Set(table(.activityTypes).ids.compactMap { record(.activityTypes, $0)?.text("key_string") })
        let stem = String(
            name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        )
        var key = stem
        var number = 2
        while taken.contains(key) {
            key = "\(stem)_\(number)"
            number += 1
        }
        return insert(
            .activityTypes,
            [
                "name": .string(name), "icon_key": .string(icon), "key_string": .string(key), "color": "FFFFFF",
                "order_nr": .integer(Int64(taken.count + 1)), "is_custom_flag": .bool(isCustom),
            ],
            at: now
        )
    }

    private func shownActivityType(_ type: StoredRecord) -> JSON {
        var members = type.members
        members["id"] = .integer(type.id)
        members["active_flag"] = .bool(!type.isDeleted)
        members["add_time"] = .string(TimeText.spaced(type.addedAt))
        members["update_time"] = .string(TimeText.spaced(type.updatedAt))
        return .object(members)
    }
}
