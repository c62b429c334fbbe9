/// SplitMix64: the only source of chance of an account, so that one seed gives one history.
package struct SeededGenerator: Sendable {
    var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return SeededGenerator.mix(state)
    }

    /// A number from 0 up to, but not including, `limit`.
    package mutating func below(_ limit: UInt64) -> UInt64 { limit == 0 ? 0 : next() % limit }

    mutating func hexDigits(_ count: Int) -> String {
        var text = ""
        while text.utf8.count < count {
            let digits = String(next(), radix: 16)
            text += String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }
        return String(text.prefix(count))
    }

    /// The text of a version 1 UUID, the kind that Pipedrive gives to leads and their labels.
    mutating func uuidText() -> String {
        let digits = Array(hexDigits(32).utf8)
        func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        return "\(part(0..<8))-\(part(8..<12))-1\(part(13..<16))-8\(part(17..<20))-\(part(20..<32))"
    }

    /// One scrambling step: equal inputs give equal outputs in every process.
    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
