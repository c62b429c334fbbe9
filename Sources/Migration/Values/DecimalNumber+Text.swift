extension DecimalNumber {
    /// Limits of a number that is read from text.
    package static let maximumDigits = 15
    package static let maximumDecimals = 6

    /// Reads `-12.50`, `.5`, `3.`: ASCII digits, a point, a sign; nil for anything else or beyond the limits.
    package init?(_ text: some StringProtocol) {
        self.init(utf8: text.utf8)
    }

    package init?(utf8 bytes: some Sequence<UInt8>) {
        var coefficient: Int128 = 0
        var digits = 0
        var decimals = 0
        var significant = 0
        var hasPoint = false
        var negative = false
        var position = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "-") where position == 0: negative = true
            case UInt8(ascii: "+") where position == 0: break
            case UInt8(ascii: ".") where !hasPoint: hasPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                coefficient = coefficient * 10 + Int128(byte - UInt8(ascii: "0"))
                digits += 1
                if coefficient != 0 { significant += 1 }
                if hasPoint { decimals += 1 }
                if significant > DecimalNumber.maximumDigits || decimals > DecimalNumber.maximumDecimals { return nil }
            default: return nil
            }
            position += 1
        }
        if digits == 0 { return nil }
        self.init(coefficient: negative ? -coefficient : coefficient, scale: decimals)
    }

    /// The number with all decimals that it carries: `-12.50`.
    package var text: String {
        let digits = String(coefficient.magnitude)
        let sign = coefficient < 0 ? "-" : ""
        if scale == 0 { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
    }

    /// The number with exactly that many decimals, half to even.
    package func text(scale wanted: Int) -> String { rounded(toScale: wanted).text }
}

extension DecimalNumber: CustomStringConvertible {
    package var description: String { text }
}
