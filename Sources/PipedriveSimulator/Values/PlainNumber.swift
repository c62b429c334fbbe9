import CanonicalJSON

/// The one plain form of a number: no exponent, no trailing zeros; `1250.50` and `1.2505e3` both read back as `1250.5`.
enum PlainNumber {
    /// Exponents beyond this, and lexemes longer than 60 bytes, are no amounts of anybody.
    private static let largestExponent = 30

    static func normalised(_ value: JSON) -> JSON? {
        if case .integer = value { return value }
        guard case .decimal(let lexeme) = value else { return Optional.none }
        guard let (isNegative, digits, scale) = parse(lexeme) else { return nil }
        return plain(isNegative: isNegative, digits: digits, scale: scale)
    }

    /// How many digits count, leading and trailing zeros aside.
    static func significantDigits(_ value: JSON) -> Int {
        guard let text = value.numberText, let (_, digits, _) = parse(text) else { return 0 }
        var trimmed = digits.drop { $0 == UInt8(ascii: "0") }
        while trimmed.last == UInt8(ascii: "0") { trimmed.removeLast() }
        return trimmed.count
    }

    private static func parse(_ lexeme: String) -> (isNegative: Bool, digits: [UInt8], scale: Int)? {
        var bytes = Array(lexeme.utf8)
        guard bytes.count <= 60 else { return nil }
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes.removeFirst() }
        var exponent = 0
        if let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
            guard let written = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)),
                abs(written) <= largestExponent
            else { return nil }
            exponent = written
            bytes.removeSubrange(mark...)
        }
        let point = bytes.firstIndex(of: UInt8(ascii: "."))
        let fractionDigits = point.map { bytes.count - $0 - 1 } ?? 0
        if let point { bytes.remove(at: point) }
        return (isNegative, bytes, fractionDigits - exponent)
    }

    private static func plain(isNegative: Bool, digits: [UInt8], scale: Int) -> JSON {
        var digits = digits
        var scale = scale
        if scale < 0 {
            digits += Array(repeating: UInt8(ascii: "0"), count: -scale)
            scale = 0
        }
        while scale > 0, digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            scale -= 1
        }
        if digits.count <= scale {
            digits = Array(repeating: UInt8(ascii: "0"), count: scale + 1 - digits.count) + digits
        }
        let whole = String(decoding: digits[..<(digits.count - scale)].drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
        let fraction = String(decoding: digits[(digits.count - scale)...], as: UTF8.self)
        let sign = isNegative ? "-" : ""
        if scale > 0 { return .decimal("\(sign)\(whole.isEmpty ? "0" : whole).\(fraction)") }
        if whole.isEmpty { return 0 }
        return Int64(sign + whole).map(JSON.integer) ?? .decimal(sign + whole)
    }
}
