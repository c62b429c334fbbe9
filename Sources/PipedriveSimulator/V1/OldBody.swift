import CanonicalJSON

/// Brings the flat bodies of v1 into the form of v2 and back.
struct OldBody {
    let owner: FieldCatalogue?
    /// The members that v2 takes; whatever else is sent is dropped, as everywhere in v1.
    let known: Set<String>

    func translated(_ sent: [String: JSON]) -> [String: JSON] {
        var body: [String: JSON] = [:]
        var values: [String: JSON] = [:]
        for (name, value) in sent {
            switch name {
            case "user_id": body["owner_id"] = value
            case "label": body["label_ids"] = .array(OldBody.numbers(value))
            case "email": body["emails"] = OldBody.contacts(value)
            case "phone": body["phones"] = OldBody.contacts(value)
            case "visible_to": body[name] = value.stringValue.flatMap { Int64($0) }.map(JSON.integer) ?? value
            case "address" where value.stringValue != nil: body[name] = ["value": value]
            case "expected_close_date" where value.isNull: break
            default:
                if let field = owner?[name], field.isCustom {
                    values[name] = nested(value, field, sent)
                } else if known.contains(name) {
                    body[name] = value
                }
            }
        }
        if !values.isEmpty { body["custom_fields"] = .object(values) }
        return body
    }

    private func nested(_ value: JSON, _ field: SimulatedField, _ sent: [String: JSON]) -> JSON {
        if value.isNull || value == "" { return .null }
        func part(_ suffix: String) -> JSON? { sent["\(field.code)_\(suffix)"] }
        switch field.type {
        case "enum": return OldBody.numbers(value).first ?? .null
        case "set": return .array(OldBody.numbers(value))
        case "monetary": return ["value": value, "currency": part("currency") ?? .null]
        case "daterange", "timerange": return ["value": value, "until": part("until") ?? .null]
        case "time", "address": return ["value": value]
        default: return value
        }
    }

    /// `12`, `"12"` and `"1,2"` as numbers.
    private static func numbers(_ value: JSON) -> [JSON] {
        let text = value.stringValue ?? value.numberText ?? ""
        return text.split(separator: ",").compactMap { Int64($0) }.map(JSON.integer)
    }

    private static func contacts(_ value: JSON) -> JSON {
        let items = value.arrayValue ?? [value]
        return .array(items.map { $0.stringValue == nil ? $0 : ["value": $0] })
    }

    /// A nested value under its name and suffixes: `address`, `address_locality`.
    static func flat(_ name: String, _ value: JSON) -> [String: JSON] {
        switch value {
        case .object(let parts):
            var flat: [String: JSON] = [:]
            for (part, content) in parts { flat[part == "value" ? name : "\(name)_\(part)"] = content }
            return flat
        case .array(let values):
            return [name: .string(values.compactMap(\.numberText).joined(separator: ","))]
        default: return [name: value]
        }
    }
}
