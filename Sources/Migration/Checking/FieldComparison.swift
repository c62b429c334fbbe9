package import CanonicalJSON

/// Whether a field reads back as it was written, allowing for the forms in which Pipedrive answers.
package enum FieldComparison: String, Sendable, Hashable, CaseIterable {
    case equal
    /// Equal after a named normalisation, such as the white space of a text.
    case normalised
    case different
    case missing

    /// Compares one member of a body with the same member of a record.
    package static func compare(member: String, expected: JSON, actual: JSON?) -> FieldComparison {
        guard let actual, !actual.isNull else {
            return isEmpty(expected) ? .equal : .missing
        }
        if expected == actual { return .equal }
        switch (expected, actual) {
        case (.integer, _), (.decimal, _):
            guard let left = expected.numberText, let right = actual.numberText else {
                return compareIdentifier(expected, actual)
            }
            return NumberText.canonical(left) == NumberText.canonical(right) ? .equal : .different
        case (.string(let left), .string(let right)): return compareText(member: member, left, right)
        case (.string(let left), .integer(let right)): return left == String(right) ? .normalised : .different
        case (.array(let left), .array(let right)): return compareLists(member: member, left, right)
        case (.object(let left), .object(let right)): return compareObjects(left, right)
        case (.object, .string(let right)) where member == "location" || member == "address":
            return expected["value"]?.stringValue == right ? .normalised : .different
        default: return .different
        }
    }

    private static func isEmpty(_ value: JSON) -> Bool {
        switch value {
        case .null, .array([]), .string(""): true
        default: false
        }
    }

    private static func compareIdentifier(_ expected: JSON, _ actual: JSON) -> FieldComparison {
        if let inner = actual["id"] ?? actual["value"], inner == expected { return .normalised }
        return .different
    }

    private static func compareText(member: String, _ left: String, _ right: String) -> FieldComparison {
        let isTime = member.hasSuffix("_time") || member == "duration"
        if isTime, !timeDigits(left).isEmpty, timeDigits(left) == timeDigits(right) { return .normalised }
        if PlainText.collapsed(left) == PlainText.collapsed(right) { return .normalised }
        if member == "content" || member == "note", PlainText.ofHTML(left) == PlainText.ofHTML(right) {
            return .normalised
        }
        return .different
    }

    /// `2026-05-15T09:55:02Z`, `2026-05-15 09:55:02` and `09:00` with `09:00:00` agree.
    private static func timeDigits(_ text: String) -> String {
        var digits = text.filter { $0.isNumber }
        if digits.count == 4 || digits.count == 12 { digits += "00" }
        return digits
    }

    private static func compareLists(member: String, _ left: [JSON], _ right: [JSON]) -> FieldComparison {
        guard left.count == right.count else { return .different }
        let isOrdered = left.contains { $0.objectValue != nil }
        guard isOrdered else {
            return left.map(\.canonicalText).sorted() == right.map(\.canonicalText).sorted() ? .normalised : .different
        }
        var result = FieldComparison.equal
        for (expected, actual) in zip(left, right) {
            switch compare(member: member, expected: expected, actual: actual) {
            case .equal: continue
            case .normalised: result = .normalised
            case .different, .missing: return .different
            }
        }
        return result
    }

    /// Only the members that we sent count: the server adds others.
    private static func compareObjects(_ left: [String: JSON], _ right: [String: JSON]) -> FieldComparison {
        var result = FieldComparison.equal
        for name in left.keys.sorted() {
            guard let expected = left[name] else { continue }
            switch compare(member: name, expected: expected, actual: right[name]) {
            case .equal: continue
            case .normalised: result = .normalised
            case .different, .missing: return .different
            }
        }
        return result
    }
}
