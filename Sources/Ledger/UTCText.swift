/// Times as the ledger writes them: `2026-11-22T10:00:00.123Z`, always 24 characters, UTC, milliseconds.
package enum UTCText {
    /// 9999-12-31T23:59:59.999Z: the last moment with four digits of a year.
    static let lastMilliseconds: Int64 = 253_402_300_799_999

    /// The text of a time; nil outside the years 1970 to 9999.
    package static func bytes(milliseconds: Int64) -> [UInt8]? {
        guard (0...lastMilliseconds).contains(milliseconds) else { return nil }
        let (year, month, day) = date(days: milliseconds / 86_400_000)
        let rest = milliseconds % 86_400_000
        var text: [UInt8] = []
        text.reserveCapacity(24)
        append(year, digits: 4, mark: "-", to: &text)
        append(month, digits: 2, mark: "-", to: &text)
        append(day, digits: 2, mark: "T", to: &text)
        append(rest / 3_600_000, digits: 2, mark: ":", to: &text)
        append(rest / 60_000 % 60, digits: 2, mark: ":", to: &text)
        append(rest / 1_000 % 60, digits: 2, mark: ".", to: &text)
        append(rest % 1_000, digits: 3, mark: "Z", to: &text)
        return text
    }

    /// The time of a text in exactly this form; nil for anything else.
    package static func milliseconds(_ text: Span<UInt8>) -> Int64? {
        guard text.count == 24, let year = number(text, 0, 4, "-"), let month = number(text, 5, 2, "-"),
            let day = number(text, 8, 2, "T"), let hour = number(text, 11, 2, ":"),
            let minute = number(text, 14, 2, ":"), let second = number(text, 17, 2, "."),
            let thousandth = number(text, 20, 3, "Z"), year >= 1970, (1...12).contains(month), (1...31).contains(day),
            hour < 24, minute < 60, second < 60
        else { return nil }
        let days = days(year: year, month: month, day: day)
        guard date(days: days) == (year, month, day) else { return nil }
        return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1_000 + thousandth
    }

    private static func append(_ number: Int64, digits: Int, mark: Unicode.Scalar, to text: inout [UInt8]) {
        var divisor: Int64 = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
        text.append(UInt8(ascii: mark))
    }

    private static func number(_ text: Span<UInt8>, _ start: Int, _ digits: Int, _ mark: Unicode.Scalar) -> Int64? {
        var number: Int64 = 0
        for index in start..<(start + digits) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index]) else { return nil }
            number = number * 10 + Int64(text[index] - UInt8(ascii: "0"))
        }
        return text[start + digits] == UInt8(ascii: mark) ? number : nil
    }

    /// The civil date of a count of days since 1970-01-01, over eras of 400 years that begin in March.
    private static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let yearOfEra = marchYear % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return marchYear / 400 * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
