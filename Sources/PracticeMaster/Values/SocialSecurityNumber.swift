/// Finds United States social security numbers in free text.
package enum SocialSecurityNumber {
    /// Words that make nine digits without dashes a social security number.
    private static let words = ["ssn", "ss#", "ss #", "ss no", "soc sec", "soc. sec", "social security"]
    private static let reachBytes = 24

    /// How many there are: dashed ones, and nine digits beside a word such as SSN; never 000-, 666- or 9xx-.
    package static func count(in text: String) -> Int {
        let bytes = Array(text.utf8)
        guard bytes.count >= 9 else { return 0 }
        var found = 0
        var position = 0
        while position < bytes.count {
            guard isDigit(bytes[position]) else {
                position += 1
                continue
            }
            let end = runEnd(bytes, from: position)
            if isNumber(bytes, position, end) { found += 1 }
            position = end
        }
        return found
    }

    package static func occurs(in text: String) -> Bool { count(in: text) > 0 }

    /// Digits with dashes between them.
    private static func runEnd(_ bytes: [UInt8], from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            let isInnerDash = bytes[end] == UInt8(ascii: "-") && end + 1 < bytes.count && isDigit(bytes[end + 1])
            if !isDigit(bytes[end]), !isInnerDash { break }
            end += 1
        }
        return end
    }

    private static func isNumber(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let run = bytes[start..<end]
        let digits = run.filter(isDigit).map { Int($0 - 0x30) }
        guard digits.count == 9, isFree(bytes, start, end) else { return false }
        let area = digits[0] * 100 + digits[1] * 10 + digits[2]
        let group = digits[3] * 10 + digits[4]
        let serial = digits[5...].reduce(0) { $0 * 10 + $1 }
        guard area != 0, area != 666, area < 900, group != 0, serial != 0 else { return false }
        if run.count == 9 { return hasWord(bytes, start, end) }
        return run.count == 11 && run[start + 3] == UInt8(ascii: "-") && run[start + 6] == UInt8(ascii: "-")
    }

    /// No letter, and no point that continues a number, touches the run.
    private static func isFree(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let before = start == 0 ? 0x20 : bytes[start - 1]
        let after = end == bytes.count ? 0x20 : bytes[end]
        return !isLetter(before) && !isLetter(after) && before != UInt8(ascii: "-") && before != UInt8(ascii: ".")
    }

    private static func hasWord(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let from = max(0, start - reachBytes)
        let to = min(bytes.count, end + reachBytes)
        let near = String(decoding: bytes[from..<to], as: UTF8.self).lowercased()
        return words.contains { near.contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
