import CanonicalJSON

/// A member of an event in the form in which it is stored, built only for whoever looks at it.
///
/// Most folds count rows and writes and look at no cell and no body, and these are most of what a ledger holds.
package struct StoredValue: Sendable, Hashable {
    /// Canonical JSON, so that equal values have equal bytes; shared with the payload that it was found in.
    let bytes: ArraySlice<UInt8>

    init(_ json: JSON) { bytes = json.canonicalBytes[...] }

    /// Takes bytes that were found to be a canonical value.
    init(canonical bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    var json: JSON { (try? JSON(parsing: bytes)) ?? .null }

    var text: String? { json.stringValue }

    /// The members of the canonical object that a text holds; nil where it holds anything else.
    var objectInText: CanonicalMembers? {
        try? CanonicalMembers(CanonicalMembers.unescaped(bytes), takesFractions: true)
    }

    var texts: [String] { (json.arrayValue ?? []).compactMap(\.stringValue) }
}

extension StoredValue {
    /// The canonical payload of a row with these cells, put together without a JSON value: a load writes one a row.
    func rowPayload(file: SourceFile, line: Int, previous: UInt64?) -> [UInt8] {
        var payload: [UInt8] = []
        payload.reserveCapacity(bytes.count + 80)
        payload.append(contentsOf: "{\"cells\":".utf8)
        payload.append(contentsOf: bytes)
        payload.append(contentsOf: ",\"file\":\"".utf8)
        payload.append(contentsOf: file.rawValue.utf8)
        payload.append(contentsOf: "\",\"line\":".utf8)
        payload.append(contentsOf: String(line).utf8)
        if let previous {
            payload.append(contentsOf: ",\"previous\":".utf8)
            payload.append(contentsOf: String(previous).utf8)
        }
        payload.append(UInt8(ascii: "}"))
        return payload
    }
}
