import CanonicalJSON

/// Compares a value with a schema and names every difference; members that the schema does not know are differences.
struct SchemaCheck {
    struct Difference: Hashable {
        var member: String
        var fault: ContractFault
    }

    private(set) var differences: [Difference] = []

    static func differences(_ value: JSON, _ schema: Schema, at member: String = "") -> [Difference] {
        var check = SchemaCheck()
        check.compare(value, schema, member)
        return check.differences
    }

    private mutating func report(_ fault: ContractFault, _ member: String) {
        differences.append(Difference(member: member, fault: fault))
    }

    private mutating func compare(_ value: JSON, _ schema: Schema, _ member: String) {
        if value.isNull {
            if !schema.isNullable, schema.kind != nil || !schema.alternatives.isEmpty { report(.isNull, member) }
            return
        }
        if !schema.alternatives.isEmpty {
            let attempts = schema.alternatives.map { SchemaCheck.differences(value, $0, at: member) }
            if !attempts.contains(where: \.isEmpty) { differences += attempts.min { $0.count < $1.count } ?? [] }
            return
        }
        guard let kind = schema.kind else { return }
        switch (kind, value) {
        case (.string, .string(let text)): compareText(text, schema, member)
        case (.integer, .integer(let number)): compareNumber(number, schema, member)
        case (.number, .integer), (.number, .decimal), (.boolean, .bool): break
        case (.array, .array(let elements)):
            if let most = schema.maximumItems, elements.count > most { report(.wrongSize, member) }
            guard let items = schema.items.first else { return }
            for element in elements { compare(element, items, member) }
        case (.object, .object(let members)): compareMembers(members, schema, member)
        default: report(.wrongType, member)
        }
        if let choices = schema.choices, let text = value.stringValue ?? value.numberText, !choices.contains(text) {
            report(.notAChoice, member)
        }
    }

    private mutating func compareNumber(_ number: Int64, _ schema: Schema, _ member: String) {
        let isTooLarge = schema.maximum.map { number > Int64($0) } ?? false
        let isTooSmall = schema.minimum.map { number < Int64($0) } ?? false
        if isTooLarge || isTooSmall { report(.wrongSize, member) }
    }

    private mutating func compareText(_ text: String, _ schema: Schema, _ member: String) {
        let length = text.unicodeScalars.count
        if let most = schema.maximumLength, length > most { report(.wrongSize, member) }
        if let least = schema.minimumLength, length < least { report(.wrongSize, member) }
        let isRight =
            switch schema.format {
            case "date": text.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
            case "date-time": text.wholeMatch(of: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/) != nil
            case "uuid": text.wholeMatch(of: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil
            default: true
            }
        if !isRight { report(.wrongFormat, member) }
    }

    private mutating func compareMembers(_ members: [String: JSON], _ schema: Schema, _ member: String) {
        func path(_ name: String) -> String { member.isEmpty ? name : "\(member)/\(name)" }
        for name in schema.required.sorted() where members[name] == nil { report(.missingMember, path(name)) }
        if let least = schema.minimumMembers, members.count < least { report(.wrongSize, member) }
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            if let known = schema.members[name] {
                compare(value, known, path(name))
            } else if !schema.isOpen {
                report(.unknownMember, path(name))
            }
        }
    }
}
