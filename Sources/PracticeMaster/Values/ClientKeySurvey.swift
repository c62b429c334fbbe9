/// Learns from all Client IDs of an export how this firm writes them.
package struct ClientKeySurvey: Sendable {
    private var separators: [UInt8: Int] = [:]
    private var clientWidths: [Int: Int] = [:]
    private var matterWidths: [Int: Int] = [:]
    private var keyCount = 0
    private var splitCount = 0
    private var yearCount = 0
    private var paddedClientCount = 0

    package init() {}

    package mutating func observe(_ text: String) {
        let bytes = Array(CellBlank.trimmed(text).utf8)
        guard !bytes.isEmpty else { return }
        keyCount += 1
        for separator in ClientKeyRule.separators {
            guard let parts = ClientKeyRule.parts(bytes, at: separator) else { continue }
            separators[separator, default: 0] += 1
            if ClientKeyRule.lastSeparator(bytes) == separator {
                splitCount += 1
                matterWidths[parts.matter.count, default: 0] += 1
                if ClientKeyRule.isYear(parts.client) { yearCount += 1 }
                if parts.client.allSatisfy({ (0x30...0x39).contains($0) }) {
                    clientWidths[parts.client.count, default: 0] += 1
                    if parts.client.first == 0x30 { paddedClientCount += 1 }
                }
            }
        }
    }

    /// The rule that most keys follow; `decimals` is the firm's setting for keys written without a separator.
    package func rule(decimals: Int? = nil) -> ClientKeyRule {
        let points = separators[UInt8(ascii: ".")] ?? 0
        let hyphens = separators[UInt8(ascii: "-")] ?? 0
        return ClientKeyRule(
            separator: hyphens > points ? UInt8(ascii: "-") : UInt8(ascii: "."),
            clientWidth: paddedClientCount > 0 ? ClientKeySurvey.majority(clientWidths) : nil,
            matterWidth: ClientKeySurvey.majority(matterWidths),
            decimals: splitCount == 0 ? decimals : nil,
            leftPartIsYear: yearCount * 2 > keyCount
        )
    }

    /// The width that more than half of the keys have.
    private static func majority(_ widths: [Int: Int]) -> Int? {
        let total = widths.values.reduce(0, +)
        return widths.first { $0.value * 2 > total }?.key
    }
}
