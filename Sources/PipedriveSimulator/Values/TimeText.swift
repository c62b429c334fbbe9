package import Migration

/// The forms in which Pipedrive writes and reads times; everything is UTC.
package enum TimeText {
    private static let dayMilliseconds: Int64 = 86_400_000

    /// `2026-05-15T09:55:02Z`, the form of v2.
    package static func moment(_ time: Timestamp) -> String {
        let (date, clock, _) = parts(time)
        return "\(date)T\(clock)Z"
    }

    /// `2026-05-15T09:55:02.702Z`, the form of leads and lead labels.
    static func preciseMoment(_ time: Timestamp) -> String {
        let (date, clock, milliseconds) = parts(time)
        return "\(date)T\(clock).\(padded(milliseconds, 3))Z"
    }

    /// `2026-05-15 09:55:02`, the form of v1.
    static func spaced(_ time: Timestamp) -> String {
        let (date, clock, _) = parts(time)
        return "\(date) \(clock)"
    }

    static func date(_ time: Timestamp) -> String { parts(time).date }

    /// Milliseconds since the last midnight in UTC.
    static func millisecondsOfDay(_ time: Timestamp) -> Int64 {
        let rest = time.milliseconds % dayMilliseconds
        return rest < 0 ? rest + dayMilliseconds : rest
    }

    /// The number of the day since 1970-01-01, in UTC.
    static func dayNumber(_ time: Timestamp) -> Int64 {
        (time.milliseconds - millisecondsOfDay(time)) / dayMilliseconds
    }

    /// Reads RFC 3339 with `Z` or an offset; a fraction is refused unless it is allowed.
    package static func parseMoment(_ text: String, allowsFraction: Bool = false) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), let day = dayNumber(bytes[0..<10]),
            let seconds = secondsOfDay(bytes[11..<19])
        else { return nil }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            guard allowsFraction else { return nil }
            rest = rest.dropFirst().drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard let offset = offsetMilliseconds(rest) else { return nil }
        return Timestamp(milliseconds: day * dayMilliseconds + seconds * 1000 - offset)
    }

    static func parseSpaced(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count == 19, bytes[10] == UInt8(ascii: " "), let day = dayNumber(bytes[0..<10]),
            let seconds = secondsOfDay(bytes[11..<19])
        else { return nil }
        return Timestamp(milliseconds: day * dayMilliseconds + seconds * 1000)
    }

    static func parseDate(_ text: String) -> Timestamp? {
        dayNumber(Array(text.utf8)[...]).map { Timestamp(milliseconds: $0 * dayMilliseconds) }
    }

    /// `HH:MM` or `HH:MM:SS` as `HH:MM:SS`; nil for anything else.
    static func timeOfDay(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        let full = bytes.count == 5 ? bytes + Array(":00".utf8) : bytes
        guard full.count == 8, secondsOfDay(full[...]) != nil else { return nil }
        return String(decoding: full, as: UTF8.self)
    }

    private static func parts(_ time: Timestamp) -> (date: String, clock: String, milliseconds: Int64) {
        let rest = millisecondsOfDay(time)
        let seconds = rest / 1000
        let shifted = dayNumber(time) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        let clock = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
        return (date, clock, rest % 1000)
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int64? {
        guard bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int64(String(decoding: bytes, as: UTF8.self))
    }

    private static func dayNumber(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            let year = number(bytes[start..<start + 4]), let month = number(bytes[start + 5..<start + 7]),
            let day = number(bytes[start + 8..<start + 10]), (1...12).contains(month)
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard year > 0, (1...lengths[Int(month) - 1]).contains(day) else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func secondsOfDay(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let start = bytes.startIndex
        guard bytes.count == 8, bytes[start + 2] == UInt8(ascii: ":"), bytes[start + 5] == UInt8(ascii: ":"),
            let hours = number(bytes[start..<start + 2]), let minutes = number(bytes[start + 3..<start + 5]),
            let seconds = number(bytes[start + 6..<start + 8]), hours < 24, minutes < 60, seconds < 60
        else { return nil }
        return hours * 3600 + minutes * 60 + seconds
    }

    private static func offsetMilliseconds(_ bytes: ArraySlice<UInt8>) -> Int64? {
        if bytes.count == 1, bytes.first == UInt8(ascii: "Z") { return 0 }
        let start = bytes.startIndex
        guard bytes.count == 6, bytes[start + 3] == UInt8(ascii: ":"),
            let hours = number(bytes[start + 1..<start + 3]), let minutes = number(bytes[start + 4..<start + 6])
        else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "+"): return (hours * 60 + minutes) * 60_000
        case UInt8(ascii: "-"): return -(hours * 60 + minutes) * 60_000
        default: return nil
        }
    }
}
