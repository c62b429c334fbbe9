import CanonicalJSON

/// Checks the value of one custom field in the nested form of v2; nothing is converted from one JSON type to another.
struct CustomValueCheck {
    let owner: FieldOwner
    let field: SimulatedField
    let account: SimulatedAccount
    /// The zone that a time without one gets.
    let timeZoneName: String

    /// The value as it will read back.
    func stored(_ value: JSON) throws(Refusal) -> JSON {
        switch field.type {
        case "varchar", "varchar_auto", "phone": return try text(value, maximum: 255)
        case "text": return try text(value, maximum: 65_000)
        case "double": return try number(value)
        case "monetary": return try money(value)
        case "date": return .string(try date(value))
        case "daterange":
            let members = try members(value, allowed: ["value", "until"])
            return ["value": .string(try date(members["value"])), "until": .string(try date(members["until"]))]
        case "time", "timerange": return try time(value)
        case "enum":
            guard let id = value.integerValue else { throw mismatch("number") }
            return .integer(try option(id))
        case "set": return try set(value)
        case "user": return try reference(value) { account.users[$0] != nil }
        case "org": return try reference(value) { account.liveRecord(.organizations, $0) != nil }
        case "people": return try reference(value) { account.liveRecord(.persons, $0) != nil }
        case "address": return try address(value)
        default: throw mismatch("object")
        }
    }

    private func refusal(_ text: String) -> Refusal { .validation("custom_fields: \(text)") }

    private func mismatch(_ type: String) -> Refusal {
        refusal("Expected '\(type)' as value for \(owner.rawValue) custom field '\(field.code)'")
    }

    private func text(_ value: JSON, maximum: Int) throws(Refusal) -> JSON {
        guard let text = value.stringValue else { throw mismatch("string") }
        guard !text.isEmpty else {
            throw refusal("Expected a non-empty string for custom field '\(field.code)', use null to clear it")
        }
        guard text.unicodeScalars.count <= maximum else {
            throw refusal("custom field '\(field.code)' is longer than \(maximum) characters")
        }
        return value
    }

    private func number(_ value: JSON) throws(Refusal) -> JSON {
        guard let number = PlainNumber.normalised(value) else { throw mismatch("number") }
        guard PlainNumber.significantDigits(number) <= 14 else {
            throw refusal("custom field '\(field.code)' has more than 14 digits")
        }
        return number
    }

    private func members(_ value: JSON?, allowed: Set<String>) throws(Refusal) -> [String: JSON] {
        guard let members = value?.objectValue else { throw mismatch("object") }
        if let unknown = members.keys.sorted().first(where: { !allowed.contains($0) }) {
            throw refusal("Unknown key '\(unknown)' in custom field '\(field.code)'")
        }
        return members
    }

    private func money(_ value: JSON) throws(Refusal) -> JSON {
        let members = try members(value, allowed: ["value", "currency"])
        guard let currency = members["currency"]?.stringValue, account.configuration.currencies.contains(currency)
        else { throw refusal("custom field '\(field.code)' needs a known currency") }
        return ["value": try number(members["value"] ?? .null), "currency": .string(currency)]
    }

    private func date(_ value: JSON?) throws(Refusal) -> String {
        guard let text = value?.stringValue else { throw mismatch("string") }
        guard TimeText.parseDate(text) != nil else { throw refusal("'\(field.code)' is not a valid date") }
        return text
    }

    private func time(_ value: JSON) throws(Refusal) -> JSON {
        guard value.objectValue != nil else {
            throw refusal("Time custom field value expected 'object' for custom field '\(field.code)'")
        }
        let isRange = field.type == "timerange"
        let zone: Set = ["timezone_id", "timezone_name"]
        let members = try members(value, allowed: zone.union(isRange ? ["value", "until"] : ["value"]))
        var stored: [String: JSON] = [
            "timezone_id": members["timezone_id"] ?? 1,
            "timezone_name": members["timezone_name"] ?? .string(timeZoneName),
        ]
        for name in isRange ? ["value", "until"] : ["value"] {
            guard let text = members[name]?.stringValue, let time = TimeText.timeOfDay(text) else {
                throw refusal("'\(field.code)' is not a valid time")
            }
            stored[name] = .string(time)
        }
        return .object(stored)
    }

    private func option(_ id: Int64) throws(Refusal) -> Int64 {
        guard field.options.contains(where: { $0.id == id }) else {
            throw refusal("custom field '\(field.code)' has no option with id \(id)")
        }
        return id
    }

    /// The order on reading is not the order on writing, which is all that is promised.
    private func set(_ value: JSON) throws(Refusal) -> JSON {
        guard let elements = value.arrayValue, !elements.isEmpty else {
            throw refusal("Invalid collection for custom field '\(field.code)'")
        }
        var ids: Set<Int64> = []
        for element in elements {
            guard let id = element.integerValue else {
                throw refusal("Invalid collection for custom field '\(field.code)'")
            }
            ids.insert(try option(id))
        }
        return .array(ids.sorted(by: >).map(JSON.integer))
    }

    private func reference(_ value: JSON, exists: (Int64) -> Bool) throws(Refusal) -> JSON {
        guard let id = value.integerValue else { throw mismatch("number") }
        guard exists(id) else { throw refusal("custom field '\(field.code)' names an unknown id") }
        return value
    }

    private func address(_ value: JSON) throws(Refusal) -> JSON {
        guard value.objectValue != nil else { throw mismatch("object") }
        guard let text = value["value"]?.stringValue, !text.isEmpty else {
            throw refusal("custom field '\(field.code)' needs a non-empty 'value'")
        }
        return try BodyCheck(behaviours: account.behaviours).address(value, name: "custom_fields.\(field.code)")
    }
}
