/// An exact decimal number: money, hours and rates never pass through floating point.
///
/// Numbers that are read have at most 15 digits, 6 of them decimals: sums of millions of products stay exact.
package struct DecimalNumber: Sendable {
    /// The number without its decimal point.
    package let coefficient: Int128
    /// How many digits of the coefficient stand after the decimal point.
    package let scale: Int

    package static let zero = DecimalNumber(coefficient: 0, scale: 0)

    package init(coefficient: Int128, scale: Int) {
        precondition(scale >= 0 && scale <= 36, "a decimal number has 0 to 36 decimals")
        self.coefficient = coefficient
        self.scale = scale
    }

    package init(_ whole: Int) { self.init(coefficient: Int128(whole), scale: 0) }

    package var isZero: Bool { coefficient == 0 }
    package var isNegative: Bool { coefficient < 0 }

    /// Ten to the given power; the power is at most 38.
    static func powerOfTen(_ exponent: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }

    /// The coefficient that the number has at a scale at least as large as its own.
    func coefficient(atScale wanted: Int) -> Int128 {
        wanted == scale ? coefficient : coefficient * DecimalNumber.powerOfTen(wanted - scale)
    }
}

extension DecimalNumber: Hashable, Comparable {
    package static func == (left: DecimalNumber, right: DecimalNumber) -> Bool {
        let scale = max(left.scale, right.scale)
        return left.coefficient(atScale: scale) == right.coefficient(atScale: scale)
    }

    package static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
        let scale = max(left.scale, right.scale)
        return left.coefficient(atScale: scale) < right.coefficient(atScale: scale)
    }

    package func hash(into hasher: inout Hasher) {
        let short = shortened
        hasher.combine(short.coefficient)
        hasher.combine(short.scale)
    }

    /// The same value without zeros at its end.
    package var shortened: DecimalNumber {
        var coefficient = coefficient
        var scale = scale
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        return DecimalNumber(coefficient: coefficient, scale: scale)
    }
}
