/// How one firm writes its Client IDs, and the way to take them apart.
package struct ClientKeyRule: Sendable, Hashable {
    static let separators = [UInt8(ascii: "."), UInt8(ascii: "-")]

    /// The separator of most keys: a key that would fit twice splits there.
    package let separator: UInt8
    /// The width of client parts where the firm pads them with zeros; nil where it does not.
    package let clientWidth: Int?
    /// The width of most matter parts; nil when there is no majority.
    package let matterWidth: Int?
    /// How many digits at the end are the matter in keys without separators; nil when unknown.
    package let decimals: Int?
    /// Whether most keys read year-number, so that their left part is no client.
    package let leftPartIsYear: Bool

    package func split(_ key: String) -> ClientKey {
        let text = CellBlank.trimmed(key)
        let bytes = Array(text.utf8)
        guard let (client, matter, mark) = parts(bytes) else {
            let restored = restoredWhole(text, bytes)
            if restored != text { return split(restored, original: text) }
            return ClientKey(text: text, restored: text, client: text, matter: "", isSplit: false)
        }
        // Only whole numbers and numbers with a point lose zeros in a spreadsheet.
        let isNumber = mark != UInt8(ascii: "-") && client.allSatisfy { (0x30...0x39).contains($0) }
        let paddedClient = isNumber ? padded(client) : Array(client)
        let paddedMatter = isNumber ? matterPadded(matter) : Array(matter)
        let middle = mark.map { String(UnicodeScalar($0)) } ?? ""
        let left = String(decoding: paddedClient, as: UTF8.self)
        let right = String(decoding: paddedMatter, as: UTF8.self)
        return ClientKey(
            text: text,
            restored: left + middle + right,
            client: leftPartIsYear && ClientKeyRule.isYear(client) ? nil : left,
            matter: right,
            isSplit: true
        )
    }

    private func split(_ restored: String, original: String) -> ClientKey {
        let key = split(restored)
        return ClientKey(
            text: original,
            restored: key.restored,
            client: key.client,
            matter: key.matter,
            isSplit: key.isSplit
        )
    }

    /// `O-NEIL.01` splits at the firm's separator; a key without it at the other one.
    private func parts(_ bytes: [UInt8]) -> (client: ArraySlice<UInt8>, matter: ArraySlice<UInt8>, mark: UInt8?)? {
        if let parts = ClientKeyRule.parts(bytes, at: separator), fits(parts.matter) || !fitsOther(bytes) {
            return (parts.client, parts.matter, separator)
        }
        for other in ClientKeyRule.separators where other != separator {
            if let parts = ClientKeyRule.parts(bytes, at: other) { return (parts.client, parts.matter, other) }
        }
        guard let decimals, decimals > 0, bytes.count > decimals else { return nil }
        return (bytes[..<(bytes.count - decimals)], bytes[(bytes.count - decimals)...], nil)
    }

    private func fits(_ matter: ArraySlice<UInt8>) -> Bool { matterWidth == nil || matter.count == matterWidth }

    private func fitsOther(_ bytes: [UInt8]) -> Bool {
        ClientKeyRule.separators.contains { other in
            other != separator && ClientKeyRule.parts(bytes, at: other).map { fits($0.matter) } == true
        }
    }

    /// `42` was `0042.00`: a number whose point a spreadsheet dropped, where the firm pads with zeros.
    private func restoredWhole(_ text: String, _ bytes: [UInt8]) -> String {
        guard separator == UInt8(ascii: "."), let matterWidth, matterWidth > 0, decimals == nil else { return text }
        guard !bytes.isEmpty, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return text }
        return text + "." + String(repeating: "0", count: matterWidth)
    }

    /// A lost zero in front of a client number.
    private func padded(_ client: ArraySlice<UInt8>) -> [UInt8] {
        guard let clientWidth, client.count < clientWidth else { return Array(client) }
        return [UInt8](repeating: 0x30, count: clientWidth - client.count) + client
    }

    /// A lost zero behind the decimals: `110.1` was `110.10`.
    private func matterPadded(_ matter: ArraySlice<UInt8>) -> [UInt8] {
        guard separator == UInt8(ascii: "."), let matterWidth, matter.count < matterWidth else { return Array(matter) }
        return matter + [UInt8](repeating: 0x30, count: matterWidth - matter.count)
    }

    /// The two sides of the last such separator that has only digits behind it.
    static func parts(
        _ bytes: [UInt8],
        at separator: UInt8
    ) -> (client: ArraySlice<UInt8>, matter: ArraySlice<UInt8>)? {
        guard let index = bytes.lastIndex(of: separator), index > 0, index + 1 < bytes.count else { return nil }
        let matter = bytes[(index + 1)...]
        guard matter.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return (bytes[..<index], matter)
    }

    /// The last separator of a key that has digits behind it.
    static func lastSeparator(_ bytes: [UInt8]) -> UInt8? {
        guard let index = bytes.lastIndex(where: { separators.contains($0) }) else { return nil }
        return parts(bytes, at: bytes[index]) == nil ? nil : bytes[index]
    }

    /// Whether the part is a year of four digits.
    static func isYear(_ part: ArraySlice<UInt8>) -> Bool {
        guard part.count == 4, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        let year = part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return (1970...2099).contains(year)
    }
}
