// SPDX-License-Identifier: Apache-2.0

/// A SplitMix64 generator: the same seed, stream and index always give the same throws, on every machine.
struct Dice {
    private var state: UInt64

    /// Starts the throws that belong to one row, so that rows do not depend on each other.
    init(seed: UInt64, stream: UInt64, index: Int) {
        let row = UInt64(truncatingIfNeeded: index)
        state = Dice.mixed(seed &+ Dice.mixed(stream &* 0x9E37_79B9_7F4A_7C15 &+ Dice.mixed(row)))
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Dice.mixed(state)
    }

    /// A number from zero up to, not including, the bound.
    mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "a throw needs at least one face")
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// True in so many of a hundred throws.
    mutating func chance(_ percent: Int) -> Bool {
        below(100) < percent
    }

    /// One element of a list that is not empty.
    mutating func pick<Element>(_ list: [Element]) -> Element {
        list[below(list.count)]
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
