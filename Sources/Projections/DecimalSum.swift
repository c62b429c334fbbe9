/// A sum of decimal numbers in millionths; numbers that it cannot hold exactly are refused, never rounded.
package struct DecimalSum: Sendable, Hashable {
    private var millionths: Int64 = 0

    package init() {}

    /// Reads `-1204.5`; nil for exponents, for more than six decimals and beyond about nine million millions.
    package init?(_ text: String) {
        let isNegative = text.hasPrefix("-")
        let pieces = text.utf8.dropFirst(isNegative ? 1 : 0).split(
            separator: UInt8(ascii: "."),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard let whole = pieces.first, !whole.isEmpty else { return nil }
        let decimals = pieces.count == 2 ? Array(pieces[1]) : []
        guard decimals.count <= 6, pieces.count == 1 || !decimals.isEmpty else { return nil }
        var total: Int64 = 0
        for byte in Array(whole) + decimals + [UInt8](repeating: 0x30, count: 6 - decimals.count) {
            guard (0x30...0x39).contains(byte) else { return nil }
            let (tenfold, overflows) = total.multipliedReportingOverflow(by: 10)
            let (next, overflowsToo) = tenfold.addingReportingOverflow(Int64(byte - 0x30))
            guard !overflows, !overflowsToo else { return nil }
            total = next
        }
        millionths = isNegative ? -total : total
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
