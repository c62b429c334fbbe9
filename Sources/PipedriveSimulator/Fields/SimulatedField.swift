import CanonicalJSON

/// A field of deals, persons or organizations; custom ones have a random key of 40 hexadecimal digits.
struct SimulatedField: Sendable, Equatable {
    struct Option: Sendable, Equatable {
        var id: Int64
        var label: String
        var color: String?

        var json: JSON { ["id": .integer(id), "label": .string(label), "color": color.map(JSON.string) ?? .null] }
        /// Answers of the option endpoints name no color.
        var shortJSON: JSON { ["id": .integer(id), "label": .string(label)] }
    }

    let code: String
    var name: String
    let type: String
    var options: [Option]
    let isCustom: Bool
    var description: String?

    /// The types in which a custom field can be created.
    static let creatableTypes = [
        "varchar", "text", "double", "phone", "date", "daterange", "time", "timerange", "set", "enum", "varchar_auto",
        "address", "monetary", "org", "people", "user",
    ]

    var hasOptions: Bool { type == "enum" || type == "set" }

    var json: JSON {
        var members: [String: JSON] = [
            "field_name": .string(name), "field_code": .string(code), "field_type": .string(type),
            "options": hasOptions ? .array(options.map(\.json)) : .null,
            "subfields": subfields.isEmpty ? .null : .array(subfields), "is_custom_field": .bool(isCustom),
            "is_optional_response_field": false,
        ]
        if let description { members["description"] = .string(description) }
        return .object(members)
    }

    private var subfields: [JSON] {
        let parts: [(suffix: String, type: String)]
        switch type {
        case "monetary": parts = [("currency", "varchar")]
        case "daterange": parts = [("until", "date")]
        case "time": parts = [("timezone_id", "int")]
        case "timerange": parts = [("until", "time"), ("timezone_id", "int")]
        case "address": parts = AddressParts.names.map { ($0, "varchar") } + [("formatted_address", "varchar")]
        default: parts = []
        }
        return parts.map { suffix, type in
            [
                "field_code": .string("\(code)_\(suffix)"), "field_name": .string("\(name) \(suffix)"),
                "field_type": .string(type),
            ]
        }
    }
}

extension SimulatedField {
    /// The whole field for a dump.
    var dump: JSON {
        [
            "code": .string(code), "name": .string(name), "type": .string(type), "custom": .bool(isCustom),
            "options": .array(options.map(\.json)), "description": description.map(JSON.string) ?? .null,
        ]
    }

    init?(dump: JSON) {
        guard let code = dump["code"]?.stringValue, let name = dump["name"]?.stringValue,
            let type = dump["type"]?.stringValue, let isCustom = dump["custom"]?.boolValue
        else { return nil }
        self.init(code: code, name: name, type: type, options: [], isCustom: isCustom)
        description = dump["description"]?.stringValue
        for option in dump["options"]?.arrayValue ?? [] {
            guard let id = option["id"]?.integerValue, let label = option["label"]?.stringValue else { return nil }
            options.append(Option(id: id, label: label, color: option["color"]?.stringValue))
        }
    }
}
