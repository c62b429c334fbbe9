// SPDX-License-Identifier: Apache-2.0

/// A day of the civil calendar, counted from 1 March of the year zero.
struct Day: Comparable, Sendable {
    let number: Int

    init(number: Int) {
        self.number = number
    }

    init(year: Int, month: Int, day: Int) {
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        let leapDays = shifted / 4 - shifted / 100 + shifted / 400
        number = 365 * shifted + leapDays + (153 * monthFromMarch + 2) / 5 + day - 1
    }

    /// Year, month and day of the month; holds for years after zero.
    var parts: (year: Int, month: Int, day: Int) {
        let era = number / 146_097
        let dayOfEra = number - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The vendor's way of writing a day, `03/14/2011`.
    var text: String {
        let (year, month, day) = parts
        return "\(twoDigits(month))/\(twoDigits(day))/\(year)"
    }

    /// A spelling seen in old rows, `3/14/11`.
    var shortText: String {
        let (year, month, day) = parts
        return "\(month)/\(day)/\(twoDigits(year % 100))"
    }

    /// The first day from this one on that is no Saturday or Sunday.
    var workday: Day {
        switch (number + 3) % 7 {
        case 6: Day(number: number + 2)
        case 0: Day(number: number + 1)
        default: self
        }
    }

    static func < (left: Day, right: Day) -> Bool {
        left.number < right.number
    }

    static func + (day: Day, count: Int) -> Day {
        Day(number: day.number + count)
    }

    static func - (day: Day, count: Int) -> Day {
        Day(number: day.number - count)
    }
}
