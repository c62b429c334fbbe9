/// A JSON value whose numbers are never read through floating point.
///
/// Money and hours travel as `decimal` lexemes exactly as they were written, so no digit is ever re-read or rounded.
package enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// The lexeme of a number that is no integer of 64 bits, verbatim: `120.50`, `1e3`.
    case decimal(String)
    case string(String)
    case array([JSON])
    case object([String: JSON])
}

extension JSON {
    package subscript(member: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members[member]
    }

    package var isNull: Bool { self == .null }

    package var stringValue: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    package var integerValue: Int64? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    package var boolValue: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    package var arrayValue: [JSON]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    package var objectValue: [String: JSON]? {
        guard case .object(let value) = self else { return nil }
        return value
    }

    /// The text of a number as it was written; nil for anything that is no number.
    package var numberText: String? {
        switch self {
        case .integer(let value): String(value)
        case .decimal(let lexeme): lexeme
        default: nil
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(nilLiteral: ()) { self = .null }

    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}
