import CanonicalJSON

/// Path and body of a request, left as they are stored and built only for whoever looks at them.
///
/// Folds look at neither, and every write of a ledger has them: the two lie in one piece of memory.
struct StoredRequest: Sendable, Hashable {
    /// The path and the body as canonical JSON, one behind the other.
    private let bytes: [UInt8]
    private let pathCount: Int

    init(path: String, body: String?) {
        let path = JSON.string(path).canonicalBytes
        bytes = path + (body.map { JSON.string($0).canonicalBytes } ?? [])
        pathCount = path.count
    }

    /// Takes bytes that were found to be canonical texts, with their quotes.
    init(canonical path: UnsafeBufferPointer<UInt8>, body: UnsafeBufferPointer<UInt8>?) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(path.count + (body?.count ?? 0))
        bytes.append(contentsOf: path)
        if let body { bytes.append(contentsOf: body) }
        self.bytes = bytes
        pathCount = path.count
    }

    var path: String { StoredRequest.text(bytes.prefix(pathCount)) ?? "" }

    var body: String? { hasBody ? StoredRequest.text(bytes.dropFirst(pathCount)) : nil }

    /// The amount and the currency that the body states, of which nothing else is built.
    var money: (amount: String?, currency: String?) {
        guard hasBody else { return (nil, nil) }
        return bytes.withUnsafeBufferPointer { bytes in
            var object = EscapedMembers(UnsafeBufferPointer(rebasing: bytes[(pathCount + 1)..<(bytes.count - 1)]))
            if let values = object.values(["value", "currency"]) {
                return (values[0].flatMap(StoredRequest.number), values[1].flatMap(StoredRequest.plainText))
            }
            let json = body.flatMap { try? JSON(parsing: $0) }
            return (json?["value"]?.numberText, json?["currency"]?.stringValue)
        }
    }

    private var hasBody: Bool { bytes.count > pathCount }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        (try? JSON(parsing: bytes))?.stringValue
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
}
