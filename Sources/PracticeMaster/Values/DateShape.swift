/// The parts of a cell that looks like a date, before anybody knows whether there is such a day.
struct DateShape {
    enum Kind {
        /// Two parts of one or two digits, then the year: the order is open.
        case slashed
        /// The year first, or the month by name: `parts` is year, month, day.
        case fixed
    }

    let kind: Kind
    /// As written for `.slashed`; year, month, day for `.fixed`.
    let parts: [Int]
    let hasShortYear: Bool
    /// What follows the date, blanks and the `T` of ISO 8601 removed.
    let rest: String

    init?(_ text: String) {
        let bytes = Array(CellBlank.trimmed(text).utf8)
        var scan = DigitScan(bytes)
        guard let first = scan.number() else { return nil }
        if first.width == 8 || first.width == 6 {
            self.init(compact: first.value, width: first.width, rest: scan.rest)
            return
        }
        guard let separator = scan.separator(), first.width == 4 || first.width <= 2 else { return nil }
        if first.width <= 2, let month = scan.monthName() {
            guard scan.separator() != nil, let year = scan.number(), year.width == 4 || year.width == 2 else {
                return nil
            }
            self.init(.fixed, [year.value, month, first.value], isShort: year.width == 2, rest: scan.rest)
            return
        }
        guard let second = scan.number(), second.width <= 2, scan.separator() == separator, let third = scan.number()
        else { return nil }
        if first.width == 4 {
            guard third.width <= 2 else { return nil }
            self.init(.fixed, [first.value, second.value, third.value], isShort: false, rest: scan.rest)
        } else {
            guard third.width == 4 || third.width == 2 else { return nil }
            self.init(.slashed, [first.value, second.value, third.value], isShort: third.width == 2, rest: scan.rest)
        }
    }

    private init(compact value: Int, width: Int, rest: String) {
        self.init(.fixed, [value / 10_000, value / 100 % 100, value % 100], isShort: width == 6, rest: rest)
    }

    private init(_ kind: Kind, _ parts: [Int], isShort: Bool, rest: String) {
        self.kind = kind
        self.parts = parts
        hasShortYear = isShort
        self.rest = rest
    }
}

/// Walks over the digits, separators and month names of a date cell.
private struct DigitScan {
    private let bytes: [UInt8]
    private var position = 0
    private static let months = "janfebmaraprmayjunjulaugsepoctnovdec"

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Blanks before a part are allowed: fixed-width exports pad with them.
    mutating func number() -> (value: Int, width: Int)? {
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        let start = position
        var value = 0
        while position < bytes.count, (0x30...0x39).contains(bytes[position]), position - start < 9 {
            value = value * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        return position == start ? nil : (value, position - start)
    }

    mutating func separator() -> UInt8? {
        guard position < bytes.count, "/-. ".utf8.contains(bytes[position]) else { return nil }
        position += 1
        return bytes[position - 1]
    }

    mutating func monthName() -> Int? {
        guard position + 3 <= bytes.count else { return nil }
        let name = bytes[position..<position + 3].map { $0 | 0x20 }
        let months = Array(DigitScan.months.utf8)
        for month in 0..<12 where Array(months[month * 3..<month * 3 + 3]) == name {
            position += 3
            while position < bytes.count, (0x61...0x7A).contains(bytes[position] | 0x20) { position += 1 }
            return month + 1
        }
        return nil
    }

    var rest: String {
        let tail = bytes[position...].drop { $0 == 0x20 || $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: ",") }
        return String(decoding: tail, as: UTF8.self)
    }
}
