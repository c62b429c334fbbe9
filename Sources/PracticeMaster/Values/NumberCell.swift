package import Migration

/// Reads money and hours exactly, in the notations that exports and spreadsheets leave behind.
package enum NumberCell {
    /// Money: `$1,250.00`, `(125.00)`, `125.00-`, `125.00CR`, `1 250,00`, `.5`.
    package static func money(_ text: String) -> CellReading<DecimalNumber> {
        var bytes = Array(CellBlank.trimmed(text).utf8)
        if bytes.isEmpty { return .blank }
        if isScientific(bytes) { return .unreadable(.scientificNotation) }
        var isNegative = false
        if bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")") {
            isNegative = true
            bytes = Array(bytes.dropFirst().dropLast())
        }
        let upper = String(decoding: bytes, as: UTF8.self).uppercased()
        if upper.hasSuffix("CR") {
            isNegative.toggle()
            bytes.removeLast(2)
        }
        guard let plain = plainNumber(bytes) else { return .unreadable(.notANumber) }
        var digits = plain.digits
        if plain.minusCount > 1 { return .unreadable(.notANumber) }
        if plain.minusCount == 1 { isNegative.toggle() }
        digits = withPoint(digits)
        guard digits.contains(where: { (0x30...0x39).contains($0) }) else {
            return plain.minusCount > 0 || isNegative ? .unreadable(.notANumber) : .blank
        }
        guard let number = DecimalNumber(utf8: digits) else {
            let isLong = digits.count > DecimalNumber.maximumDecimals
            return .unreadable(isLong && isPlain(digits) ? .tooManyDigits : .notANumber)
        }
        return .value(isNegative ? -number : number)
    }

    /// Hours: a decimal number, or a clock reading (`1:30` is 1.5) rounded half-even to four decimals.
    package static func hours(_ text: String) -> CellReading<DecimalNumber> {
        let cell = CellBlank.trimmed(text)
        guard cell.utf8.contains(UInt8(ascii: ":")) else { return money(cell) }
        let isNegative = cell.utf8.first == UInt8(ascii: "-")
        let fields = cell.drop { $0 == "-" }.split(separator: ":", omittingEmptySubsequences: false)
        let parts = fields.map { field in field.utf8.count <= 6 ? Int(field) : nil }
        guard (2...3).contains(parts.count), parts.dropFirst().allSatisfy({ ($0 ?? 60) < 60 && ($0 ?? -1) >= 0 }) else {
            return .unreadable(.notANumber)
        }
        let hour = fields[0].isEmpty ? 0 : parts[0]
        guard let hour, hour >= 0, let minute = parts[1] else { return .unreadable(.notANumber) }
        let second = parts.count == 3 ? parts[2] ?? 0 : 0
        let seconds = DecimalNumber(hour * 3600 + minute * 60 + second)
        guard let hours = seconds.divided(by: DecimalNumber(3600), scale: 4)?.shortened else {
            return .unreadable(.notANumber)
        }
        return .value(isNegative ? -hours : hours)
    }

    private static func isScientific(_ bytes: [UInt8]) -> Bool {
        guard let index = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), index > 0 else { return false }
        return (0x30...0x39).contains(bytes[index - 1])
            && bytes[(index + 1)...].contains(where: { (0x30...0x39).contains($0) })
            && bytes.allSatisfy { (0x30...0x39).contains($0) || "eE+-.".utf8.contains($0) }
    }

    private static func isPlain(_ bytes: [UInt8]) -> Bool {
        bytes.count { $0 == UInt8(ascii: ".") } <= 1
            && bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    }

    /// Digits, points and commas without symbols, blanks and signs; nil when anything else is there.
    private static func plainNumber(_ bytes: [UInt8]) -> (digits: [UInt8], minusCount: Int)? {
        var digits: [UInt8] = []
        var minusCount = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "0"..."9", ".", ",": digits.append(UInt8(truncatingIfNeeded: scalar.value))
            case "-", "\u{2212}": minusCount += 1
            case "$", " ", "\u{A0}", "\u{202F}", "'", "+", "€", "£": continue
            default: return nil
            }
        }
        return (digits, minusCount)
    }

    /// Thousands marks removed, the decimal mark a point; three digits behind a single comma are thousands.
    private static func withPoint(_ digits: [UInt8]) -> [UInt8] {
        let comma = UInt8(ascii: ",")
        let point = UInt8(ascii: ".")
        guard let lastComma = digits.lastIndex(of: comma) else {
            let points = digits.count { $0 == point }
            return points > 1 && isGrouped(digits, by: point) ? digits.filter { $0 != point } : digits
        }
        let lastPoint = digits.lastIndex(of: point)
        if let lastPoint, lastPoint > lastComma { return digits.filter { $0 != comma } }
        let commas = digits.count { $0 == comma }
        let behind = digits.count - lastComma - 1
        if lastPoint == nil, commas > 1 || behind == 3 { return digits.filter { $0 != comma } }
        return digits.compactMap { $0 == point ? nil : $0 == comma ? point : $0 }
    }

    private static func isGrouped(_ digits: [UInt8], by mark: UInt8) -> Bool {
        digits.split(separator: mark, omittingEmptySubsequences: false).dropFirst().allSatisfy { $0.count == 3 }
    }
}
