package import Migration

/// Reads date cells in every shape that exports show.
package enum DateCell {
    /// How a year of two digits finds its century.
    package enum Pivot: Sendable, Hashable {
        /// 00 to 49 are 2000 to 2049, the rest 1950 to 1999: matters, calendar.
        case fifty
        /// Never later than that year: dates of birth.
        case notAfter(year: Int)
    }

    /// A date with the time that may follow it.
    package struct Moment: Sendable, Hashable {
        package let date: CivilDate
        package let time: ClockTime?
        /// Whether the day is only possible in the order that the column does not have.
        package let isSwapped: Bool
    }

    package static func read(
        _ text: String,
        order: DateOrder = .monthFirst,
        pivot: Pivot = .fifty
    ) -> CellReading<Moment> {
        let cell = CellBlank.trimmed(text)
        if isBlank(cell) { return .blank }
        guard let shape = DateShape(cell) else { return .unreadable(.notADate) }
        let time = TimeCell.read(shape.rest)
        if case .unreadable = time { return .unreadable(.notADate) }
        let (year, month, day, isSwapped) = parts(of: shape, order: order, pivot: pivot)
        guard let date = CivilDate(year: year, month: month, day: day) else { return .unreadable(.impossibleDate) }
        if (year, month, day) == (1900, 1, 1) || (year, month, day) == (1899, 12, 30) { return .blank }
        guard year >= 1900, year <= 2099 else { return .unreadable(.dateOutOfRange) }
        return .value(Moment(date: date, time: time.value, isSwapped: isSwapped))
    }

    /// Nothing, blanks, `  /  /  `, `00/00/0000`, `0`: only blanks, separators and zeros.
    private static func isBlank(_ cell: String) -> Bool {
        cell.utf8.allSatisfy { "0/-.: ".utf8.contains($0) }
    }

    private static func parts(
        of shape: DateShape,
        order: DateOrder,
        pivot: Pivot
    ) -> (year: Int, month: Int, day: Int, isSwapped: Bool) {
        let parts = shape.parts
        if shape.kind == .fixed {
            let year = shape.hasShortYear ? century(of: parts[0], pivot) : parts[0]
            return (year, parts[1], parts[2], false)
        }
        let year = shape.hasShortYear ? century(of: parts[2], pivot) : parts[2]
        let isMonthFirst = order == .monthFirst
        let (month, day) = isMonthFirst ? (parts[0], parts[1]) : (parts[1], parts[0])
        if month > 12, day <= 12 { return (year, day, month, true) }
        return (year, month, day, false)
    }

    private static func century(of year: Int, _ pivot: Pivot) -> Int {
        switch pivot {
        case .fifty: return year < 50 ? 2000 + year : 1900 + year
        case .notAfter(let limit): return 2000 + year <= limit ? 2000 + year : 1900 + year
        }
    }
}
