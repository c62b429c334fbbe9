import CanonicalJSON
import Migration

/// Checks one member against its shape and brings it into the form in which it is stored.
struct BodyCheck {
    let behaviours: UncertainBehaviours

    func stored(_ value: JSON, _ rule: MemberRule) throws(Refusal) -> JSON {
        if value.isNull {
            guard rule.isNullable else { throw mismatch(rule) }
            return .null
        }
        switch rule.shape {
        case .text(let maximum): return .string(try text(value, rule, maximum: maximum))
        case .filledText(let maximum):
            let text = try text(value, rule, maximum: maximum)
            guard !text.isEmpty else { throw .validation("\(rule.name): is not allowed to be empty") }
            return .string(text)
        case .integer:
            guard value.integerValue != nil else { throw mismatch(rule) }
            return value
        case .number:
            guard let number = PlainNumber.normalised(value) else { throw mismatch(rule) }
            return number
        case .boolean:
            guard value.boolValue != nil else { throw mismatch(rule) }
            return value
        case .date: return try date(value, rule)
        case .moment: return try moment(value, rule)
        case .timeOfDay:
            guard let time = TimeText.timeOfDay(try text(value, rule, maximum: 8)) else {
                throw .validation("\(rule.name): is not a valid time")
            }
            return .string(time)
        case .choice(let choices):
            guard choices.contains(try text(value, rule, maximum: 100)) else {
                throw .validation("\(rule.name): must be one of \(choices.joined(separator: ", "))")
            }
            return value
        case .integers: return try list(value, rule) { $0.integerValue != nil }
        case .texts: return try list(value, rule) { $0.stringValue != nil }
        case .address: return try address(value, name: rule.name)
        case .contacts: return try contacts(value, rule)
        case .participants: return try participants(value, rule)
        case .attendees: return try list(value, rule) { $0.objectValue != nil }
        case .customFields:
            guard value.objectValue != nil else { throw mismatch(rule) }
            return value
        }
    }

    func mismatch(_ rule: MemberRule) -> Refusal {
        .validation("\(rule.name): The value is not a valid '\(rule.shape.typeName)'")
    }

    func text(_ value: JSON, _ rule: MemberRule, maximum: Int) throws(Refusal) -> String {
        guard let text = value.stringValue else { throw mismatch(rule) }
        guard text.unicodeScalars.count <= maximum else {
            throw .validation("\(rule.name): length must be less than or equal to \(maximum) characters long")
        }
        return text
    }

    /// An empty expected close date is taken and kept as the zero date: what was seen of the real service.
    private func date(_ value: JSON, _ rule: MemberRule) throws(Refusal) -> JSON {
        let text = try text(value, rule, maximum: 10)
        if text.isEmpty, rule.name == "expected_close_date" { return "0000-00-00" }
        guard TimeText.parseDate(text) != nil else { throw .validation("\(rule.name): is not a valid date") }
        return value
    }

    private func moment(_ value: JSON, _ rule: MemberRule) throws(Refusal) -> JSON {
        let text = try text(value, rule, maximum: 40)
        let takesBlank = rule.name == "archive_time" && behaviours.acceptsSpacedArchiveTime
        let parsed = TimeText.parseMoment(text) ?? (takesBlank ? TimeText.parseSpaced(text) : nil)
        guard let parsed else { throw .validation("\(rule.name): not a valid datetime") }
        return .string(TimeText.moment(parsed))
    }

    private func list(
        _ value: JSON,
        _ rule: MemberRule,
        isElement: (JSON) -> Bool
    ) throws(Refusal) -> JSON {
        guard let elements = value.arrayValue, elements.allSatisfy(isElement) else { throw mismatch(rule) }
        return value
    }

    /// Only what was sent is kept: a bare string and unknown parts are refused.
    func address(_ value: JSON, name: String) throws(Refusal) -> JSON {
        guard let parts = value.objectValue else { throw .validation("\(name): The value is not a valid 'object'") }
        let known = Set(AddressParts.names + ["value"])
        for (part, content) in parts.sorted(by: { $0.key < $1.key }) {
            guard known.contains(part) else {
                guard behaviours.refusesUnknownNestedMembers else { continue }
                throw .validation("\(name): Unknown key '\(part)'")
            }
            guard content.isNull || content.stringValue != nil else {
                throw .validation("\(name).\(part): The value is not a valid 'string'")
            }
        }
        return .object(parts.filter { known.contains($0.key) && !$0.value.isNull })
    }

    private func contacts(_ value: JSON, _ rule: MemberRule) throws(Refusal) -> JSON {
        guard let elements = value.arrayValue else { throw mismatch(rule) }
        var contacts: [JSON] = []
        var hasPrimary = false
        for element in elements {
            guard let members = element.objectValue, let value = members["value"]?.stringValue, !value.isEmpty else {
                throw .validation("\(rule.name): each item needs a non-empty 'value'")
            }
            if behaviours.refusesUnknownNestedMembers,
                let unknown = members.keys.sorted().first(where: { !["value", "primary", "label"].contains($0) })
            {
                throw .validation("\(rule.name): Unknown key '\(unknown)'")
            }
            let isPrimary = members["primary"]?.boolValue ?? false
            guard !(isPrimary && hasPrimary) else {
                throw .validation("\(rule.name): only one item can be primary")
            }
            hasPrimary = hasPrimary || isPrimary
            let label = members["label"]?.stringValue ?? "work"
            contacts.append(["value": .string(value), "primary": .bool(isPrimary), "label": .string(label)])
        }
        if !hasPrimary, case .object(var first)? = contacts.first {
            first["primary"] = true
            contacts[0] = .object(first)
        }
        return .array(contacts)
    }

    private func participants(_ value: JSON, _ rule: MemberRule) throws(Refusal) -> JSON {
        guard let elements = value.arrayValue else { throw mismatch(rule) }
        var seen: Set<Int64> = []
        var participants: [JSON] = []
        for element in elements {
            guard let person = element["person_id"]?.integerValue else {
                throw .validation("\(rule.name): each item needs a 'person_id'")
            }
            guard seen.insert(person).inserted else {
                guard behaviours.refusesRepeatedParticipants else { continue }
                throw .validation("\(rule.name): the same person is named twice")
            }
            let isPrimary = element["primary"]?.boolValue ?? false
            participants.append(["person_id": .integer(person), "primary": .bool(isPrimary)])
        }
        return .array(participants)
    }
}
