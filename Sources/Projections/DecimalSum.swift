/// A sum of decimal numbers in millionths; numbers that it cannot hold exactly are refused, never rounded.
package struct DecimalSum: Sendable, Hashable {
    private var millionths: Int64 = 0

    package init() {}

    /// Reads `-1204.5`; nil for exponents, for more than six decimals and beyond about nine million millions.
    package init?(_ text: String) {
        let bytes = text.utf8.span
        let isNegative = !bytes.isEmpty && bytes[0] == UInt8(ascii: "-")
        var total: Int64 = 0
        var digits = 0
        /// Digits behind the point; nil before it.
        var decimals: Int?
        for index in (isNegative ? 1 : 0)..<bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "."), decimals == nil, digits > 0 {
                decimals = 0
                continue
            }
            guard (0x30...0x39).contains(byte), let next = DecimalSum.tenfold(total, plus: byte - 0x30) else {
                return nil
            }
            total = next
            digits += 1
            decimals = decimals.map { $0 + 1 }
        }
        guard digits > 0, decimals != 0, decimals ?? 0 <= 6 else { return nil }
        for _ in (decimals ?? 0)..<6 {
            guard let next = DecimalSum.tenfold(total, plus: 0) else { return nil }
            total = next
        }
        millionths = isNegative ? -total : total
    }

    /// Nil where it is too large.
    private static func tenfold(_ number: Int64, plus digit: UInt8) -> Int64? {
        let (tenfold, overflows) = number.multipliedReportingOverflow(by: 10)
        let (sum, overflowsToo) = tenfold.addingReportingOverflow(Int64(digit))
        return overflows || overflowsToo ? nil : sum
    }

    package mutating func add(_ other: DecimalSum) { millionths += other.millionths }

    /// At least two decimals, and no more than it needs.
    package var text: String {
        let magnitude = millionths.magnitude
        var decimals = String(magnitude % 1_000_000)
        decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
        while decimals.count > 2, decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(millionths < 0 ? "-" : "")\(magnitude / 1_000_000).\(decimals)"
    }
}
