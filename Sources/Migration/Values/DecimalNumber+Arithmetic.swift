extension DecimalNumber {
    package static func + (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
        let scale = max(left.scale, right.scale)
        return DecimalNumber(
            coefficient: left.coefficient(atScale: scale) + right.coefficient(atScale: scale),
            scale: scale
        )
    }

    package static func - (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber { left + -right }

    package static prefix func - (number: DecimalNumber) -> DecimalNumber {
        DecimalNumber(coefficient: -number.coefficient, scale: number.scale)
    }

    package static func * (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
        DecimalNumber(coefficient: left.coefficient * right.coefficient, scale: left.scale + right.scale)
    }

    package static func += (left: inout DecimalNumber, right: DecimalNumber) { left = left + right }

    /// The number with exactly that many decimals; a half goes to the even neighbour.
    package func rounded(toScale wanted: Int) -> DecimalNumber {
        if wanted >= scale { return DecimalNumber(coefficient: coefficient(atScale: wanted), scale: wanted) }
        let divisor = DecimalNumber.powerOfTen(scale - wanted)
        return DecimalNumber(coefficient: DecimalNumber.halfEven(coefficient, divisor), scale: wanted)
    }

    /// The quotient with that many decimals, half to even; nil when the divisor is zero or the quotient has no room.
    package func divided(by divisor: DecimalNumber, scale wanted: Int) -> DecimalNumber? {
        guard !divisor.isZero else { return nil }
        let shift = wanted + divisor.scale - scale
        var numerator = coefficient
        var denominator = divisor.coefficient
        if shift >= 0 {
            guard shift <= 37 else { return nil }
            let (product, overflow) = numerator.multipliedReportingOverflow(by: DecimalNumber.powerOfTen(shift))
            if overflow { return nil }
            numerator = product
        } else {
            guard shift >= -37 else { return nil }
            let (product, overflow) = denominator.multipliedReportingOverflow(by: DecimalNumber.powerOfTen(-shift))
            if overflow { return nil }
            denominator = product
        }
        return DecimalNumber(coefficient: DecimalNumber.halfEven(numerator, denominator), scale: wanted)
    }

    private static func halfEven(_ numerator: Int128, _ denominator: Int128) -> Int128 {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        if remainder == 0 { return quotient }
        let left = remainder.magnitude
        let right = denominator.magnitude - left
        let away = left > right || (left == right && quotient % 2 != 0)
        if !away { return quotient }
        return (numerator < 0) == (denominator < 0) ? quotient + 1 : quotient - 1
    }
}
