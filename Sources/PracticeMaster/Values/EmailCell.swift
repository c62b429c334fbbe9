/// What a cell of e-mail addresses holds: the addresses, and the pieces that are none.
package struct EmailCell: Sendable, Hashable {
    package struct Address: Sendable, Hashable {
        /// As written, without `mailto:` and brackets.
        package let address: String
        /// The name that stands before the bracketed address; nil when there is none.
        package let name: String?

        /// The form in which addresses are compared.
        package var folded: String { address.lowercased() }
    }

    /// In cell order, without repetitions.
    package let addresses: [Address]
    /// Pieces that are neither addresses nor placeholders such as `none`; to be kept as text and reported.
    package let invalid: [String]

    package init(_ text: String) {
        var addresses: [Address] = []
        var invalid: [String] = []
        var seen: Set<String> = []
        for piece in EmailCell.pieces(of: CellBlank.collapsed(text)) {
            if CellBlank.isPlaceholder(piece) { continue }
            let found = EmailCell.addresses(in: piece)
            if found.isEmpty { invalid.append(piece) }
            for address in found where seen.insert(address.folded).inserted { addresses.append(address) }
        }
        self.addresses = addresses
        self.invalid = invalid
    }

    /// Whether the text has the form of one address: a local part, `@`, a domain with a point and letters at its end.
    package static func isAddress(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0, at <= 64 else {
            return false
        }
        let local = bytes[..<at]
        let domain = bytes[(at + 1)...]
        guard local.allSatisfy(isLocalByte), isDotted(local) else { return false }
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2 else { return false }
        guard top.contains(where: { !(0x30...0x39).contains($0) }) else { return false }
        return labels.allSatisfy { label in
            guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
            return first != UInt8(ascii: "-") && last != UInt8(ascii: "-") && label.allSatisfy(isDomainByte)
        }
    }

    /// Splits at `;` and `|`, and at commas outside of quotation marks when that brings addresses to light.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        for part in text.split(whereSeparator: { $0 == ";" || $0 == "|" }) {
            let fields = commaFields(of: part)
            let parsed = fields.map { !addresses(in: $0).isEmpty }
            if fields.count > 1, parsed.contains(true) {
                pieces += joined(fields, parsed)
            } else {
                pieces.append(CellBlank.trimmed(String(part)))
            }
        }
        return pieces.filter { !$0.isEmpty }
    }

    /// `Smith, John <john@x.example>` is one piece: a field without `@` belongs to the next one that has a bracket.
    private static func joined(_ fields: [String], _ parsed: [Bool]) -> [String] {
        var pieces: [String] = []
        var pending: [String] = []
        for (field, isAddress) in zip(fields, parsed) {
            if isAddress, !pending.isEmpty, field.contains("<"), !pending.joined().contains("@") {
                pieces.append((pending + [field]).joined(separator: ", "))
                pending = []
            } else if isAddress {
                pieces += pending
                pieces.append(field)
                pending = []
            } else {
                pending.append(field)
            }
        }
        return pieces + pending
    }

    private static func commaFields(of part: Substring) -> [String] {
        var fields: [String] = [""]
        var isQuoted = false
        for character in part {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted { fields.append("") } else { fields[fields.count - 1].append(character) }
        }
        return fields.map(CellBlank.trimmed)
    }

    private static func addresses(in piece: String) -> [Address] {
        if let open = piece.lastIndex(of: "<"), let close = piece[open...].firstIndex(of: ">") {
            let inner = bare(String(piece[piece.index(after: open)..<close]))
            let name = piece[..<open].filter { $0 != "\"" }
            let text = CellBlank.trimmed(String(name))
            return isAddress(inner) ? [Address(address: inner, name: text.isEmpty ? nil : text)] : []
        }
        let whole = bare(piece)
        if isAddress(whole) { return [Address(address: whole, name: nil)] }
        let words = piece.split(separator: " ").map { bare(String($0)) }
        let isList = words.count > 1 && words.allSatisfy { isAddress($0) }
        return isList ? words.map { Address(address: $0, name: nil) } : []
    }

    /// Without `mailto:`, its parameters, brackets, quotation marks and a point at the end.
    private static func bare(_ text: String) -> String {
        var result = CellBlank.trimmed(text)
        if result.lowercased().hasPrefix("mailto:") {
            result = String(result.dropFirst(7).prefix { $0 != "?" })
        }
        while let first = result.first, "\"'<([".contains(first) { result.removeFirst() }
        while let last = result.last, "\"'>)].,".contains(last) { result.removeLast() }
        return CellBlank.trimmed(result)
    }

    private static func isLocalByte(_ byte: UInt8) -> Bool {
        isDomainByte(byte) || ".!#$%&'*+/=?^_`{}~".utf8.contains(byte)
    }

    private static func isDomainByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-") || byte >= 0x80
    }

    private static func isDotted(_ local: ArraySlice<UInt8>) -> Bool {
        local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }
}
