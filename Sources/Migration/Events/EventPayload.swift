package import CanonicalJSON

/// What one type of event holds; the members of `json` are documented in `ledger-format.md`, section Event types.
package protocol EventPayload: Sendable, Hashable {
    static var type: String { get }
    /// Rises when members change their meaning; `Upcasts` turns older payloads into this version while they are read.
    static var version: Int { get }
    var json: JSON { get }
    /// What the ledger stores: the canonical bytes of `json`.
    var stored: [UInt8] { get }
    init(reading reader: borrowing PayloadReader) throws(PayloadError)
}

extension EventPayload {
    package static var version: Int { 1 }

    package var stored: [UInt8] { json.canonicalBytes }
}

extension JSON {
    /// Counts by name as an object of integers.
    package static func counts(_ counts: [String: Int]) -> JSON { .object(counts.mapValues { .integer(Int64($0)) }) }

    package static func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }

    package static func int(_ value: Int) -> JSON { .integer(Int64(value)) }

    package static func sequence(_ value: UInt64) -> JSON { .integer(Int64(value)) }

    /// An object without the members whose value is absent.
    package static func members(_ members: [String: JSON?]) -> JSON { .object(members.compactMapValues { $0 }) }
}
