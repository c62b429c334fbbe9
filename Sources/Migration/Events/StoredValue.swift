import CanonicalJSON

/// A member of an event in the form in which it is stored, built only for whoever looks at it.
///
/// Most folds count rows and writes and look at no cell and no body, and these are most of what a ledger holds.
package struct StoredValue: Sendable, Hashable {
    /// Canonical JSON, so that equal values have equal bytes.
    let bytes: [UInt8]

    init(_ json: JSON) { bytes = json.canonicalBytes }

    /// Takes bytes that were found to be a canonical value.
    init(canonical bytes: [UInt8]) { self.bytes = bytes }

    var json: JSON { (try? JSON(parsing: bytes)) ?? .null }

    var text: String? { json.stringValue }

    /// The amount and the currency that the object in a text states, of which nothing else is built.
    var moneyInText: (amount: String?, currency: String?) {
        bytes.withUnsafeBufferPointer { quoted in
            var object = EscapedMembers(UnsafeBufferPointer(rebasing: quoted.dropFirst().dropLast()))
            if let values = object.values(["value", "currency"]) {
                return (values[0].flatMap(StoredValue.number), values[1].flatMap(StoredValue.plainText))
            }
            let json = text.flatMap { try? JSON(parsing: $0) }
            return (json?["value"]?.numberText, json?["currency"]?.stringValue)
        }
    }

    private static func number(_ value: UnsafeBufferPointer<UInt8>) -> String? {
        guard value[0] == UInt8(ascii: "-") || value[0] &- UInt8(ascii: "0") <= 9 else { return nil }
        return String(decoding: value, as: UTF8.self)
    }

    /// What stands between quotes that are written as escapes; codes of currencies have no escapes of their own.
    private static func plainText(_ value: UnsafeBufferPointer<UInt8>) -> String? {
        let text = value.dropFirst(2).dropLast(2)
        guard value.count >= 4, value[0] == UInt8(ascii: "\\"), !text.contains(UInt8(ascii: "\\")) else { return nil }
        return String(decoding: text, as: UTF8.self)
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
