import Migration

/// How counts, times and names are written for people; fixed, so that no locale changes a report.
enum ReportText {
    /// Thousands in groups: 41,233.
    static func count(_ count: Int) -> String {
        let digits = Array(String(count.magnitude))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return count < 0 ? "\u{2212}" + text : text
    }

    /// A count with its noun: `1 row`, `2 rows`.
    static func count(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(ReportText.count(count)) \(count == 1 ? singular : plural ?? singular + "s")"
    }

    /// Money with its whole part in groups: `1,204.50`.
    static func amount(_ text: String) -> String {
        let pieces = text.split(separator: ".", maxSplits: 1)
        guard let first = pieces.first, let whole = Int(first) else { return text }
        let sign = text.hasPrefix("-") && whole == 0 ? "\u{2212}" : ""
        return sign + count(whole) + (pieces.count == 2 ? ".\(pieces[1])" : "")
    }

    /// ISO 8601 in UTC with milliseconds, for programs: `2026-03-01T09:00:00.000Z`.
    static func iso(_ time: Timestamp) -> String {
        let parts = CalendarParts(time)
        return "\(parts.date)T\(parts.time):\(padded(parts.second, 2)).\(padded(parts.millisecond, 3))Z"
    }

    /// To the minute, for people: `2026-03-01 09:00 UTC`.
    static func minute(_ time: Timestamp) -> String {
        let parts = CalendarParts(time)
        return "\(parts.date) \(parts.time) UTC"
    }

    /// To the second, where the order of close moments counts: `2026-03-01 09:00:07 UTC`.
    static func second(_ time: Timestamp) -> String {
        let parts = CalendarParts(time)
        return "\(parts.date) \(parts.time):\(padded(parts.second, 2)) UTC"
    }

    /// `a`, `a and b`, `a, b and c`.
    static func enumeration(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    fileprivate static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A moment split into the parts of the Gregorian calendar in UTC.
private struct CalendarParts {
    var date: String
    var time: String
    var second: Int64
    var millisecond: Int64

    init(_ moment: Timestamp) {
        let dayMilliseconds: Int64 = 86_400_000
        let ofDay = ((moment.milliseconds % dayMilliseconds) + dayMilliseconds) % dayMilliseconds
        let days = (moment.milliseconds - ofDay) / dayMilliseconds
        millisecond = ofDay % 1000
        second = ofDay / 1000 % 60
        time = "\(ReportText.padded(ofDay / 3_600_000, 2)):\(ReportText.padded(ofDay / 60_000 % 60, 2))"
        // Years begin in March here, so that the leap day is the last of its year.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        date = "\(ReportText.padded(year, 4))-\(ReportText.padded(month, 2))-\(ReportText.padded(day, 2))"
    }
}
