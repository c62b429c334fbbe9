import Migration

/// How many of a column's values read as each kind; one value may read as several kinds.
package struct ValueEvidence: Sendable, Hashable {
    package internal(set) var booleans = 0
    package internal(set) var dates = 0
    package internal(set) var times = 0
    package internal(set) var integers = 0
    package internal(set) var numbers = 0
    /// Numbers with two decimals, a currency sign or a thousands comma.
    package internal(set) var money = 0
    package internal(set) var emails = 0
    package internal(set) var phones = 0
    package internal(set) var urls = 0
    /// More than 255 characters, or several lines.
    package internal(set) var longTexts = 0
    /// Ways to write nothing in a date column: `00/00/0000`.
    package internal(set) var blankDates = 0
    /// Switches that are off, or zeros.
    package internal(set) var zeros = 0

    package init() {}

    /// Reads one filled, trimmed value.
    mutating func observe(_ text: String) {
        let size = text.utf8.count
        if size > 60 {
            if text.utf8.contains(0x0A) || text.count > 255 { longTexts += 1 }
            if ValueEvidence.isUrl(text) { urls += 1 }
            if text.utf8.contains(0x40), !EmailCell(text).addresses.isEmpty { emails += 1 }
            return
        }
        if text.utf8.contains(0x0A) { longTexts += 1 }
        guard let first = text.utf8.first else { return }
        let hasDigit = text.utf8.contains { (0x30...0x39).contains($0) }
        if Cell.boolean(text) != nil { booleans += 1 }
        if text == "0" || Cell.boolean(text) == false { zeros += 1 }
        if text.utf8.contains(0x40), ValueEvidence.isOnlyEmails(text) { emails += 1 }
        if ValueEvidence.isUrl(text) { urls += 1 }
        guard hasDigit else {
            if Cell.isBlankDate(text) { blankDates += 1 }
            return
        }
        if Cell.isBlankDate(text) { blankDates += 1 }
        if size >= 6, Cell.date(text, order: .monthFirst) != nil || Cell.date(text, order: .dayFirst) != nil {
            dates += 1
        }
        if size >= 3, text.utf8.contains(0x3A) || first >= 0x30, size <= 12, ValueEvidence.isTime(text) { times += 1 }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { integers += 1 }
        if let number = Cell.money(text) {
            numbers += 1
            if number.scale == 2 || text.utf8.contains(0x24) || text.utf8.contains(0x2C) { money += 1 }
        }
        if ValueEvidence.isPhone(text) { phones += 1 }
    }

    private static func isTime(_ text: String) -> Bool {
        guard text.utf8.contains(0x3A) || text.last == "m" || text.last == "M" else { return false }
        return Cell.time(text) != nil
    }

    private static func isOnlyEmails(_ text: String) -> Bool {
        let words = text.split(whereSeparator: { ";, <>".contains($0) })
        return !words.isEmpty && words.allSatisfy { EmailCell.isAddress($0) }
    }

    private static func isUrl(_ text: String) -> Bool {
        let start = text.prefix(12).lowercased()
        return (start.hasPrefix("http://") || start.hasPrefix("https://") || start.hasPrefix("www."))
            && !text.contains(" ")
    }

    /// 7 to 15 digits with the marks of phone numbers, not a plain number and not a date.
    private static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.count { (0x30...0x39).contains($0) }
        guard (7...15).contains(digits), text.utf8.contains(where: { "-() +.".utf8.contains($0) }) else { return false }
        let rest = text.utf8.count { !(0x30...0x39).contains($0) && !"-() +.x/".utf8.contains($0) }
        return rest <= 3 && Cell.date(text, order: .monthFirst) == nil && Cell.money(text) == nil
    }
}

extension ValueEvidence {
    /// The kind that nearly all values have, and how many of a hundred.
    func inferred(filled: Int) -> (type: InferredType, percent: Int) {
        if filled == 0 { return (.empty, 100) }
        let dated = dates + blankDates
        let candidates: [(InferredType, Int)] = [
            (.email, emails), (.url, urls), (.boolean, booleans), (.date, dates == 0 ? 0 : dated), (.time, times),
            (.phone, phones),
            (.money, money * 2 >= numbers ? numbers : 0), (.integer, integers), (.decimal, numbers),
        ]
        for (type, count) in candidates where count * 100 >= filled * 90 { return (type, count * 100 / filled) }
        if longTexts * 50 >= filled { return (.longtext, 100) }
        return (.text, 100)
    }
}
