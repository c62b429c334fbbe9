// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SampleFirm

@Suite struct DayTests {
    @Test("Days follow each other without gaps through leap years and centuries")
    func sequence() {
        var day = Day(year: 1899, month: 12, day: 31)
        var (lastYear, lastMonth, lastDay) = day.parts
        #expect((lastYear, lastMonth, lastDay) == (1899, 12, 31))
        for _ in 0..<60_000 {
            day = day + 1
            let (year, month, date) = day.parts
            #expect(Day(year: year, month: month, day: date) == day)
            let follows = date == lastDay + 1 && month == lastMonth && year == lastYear
            let startsYear = month == 1 && lastMonth == 12 && year == lastYear + 1
            let startsMonth = date == 1 && lastDay >= 28 && (month == lastMonth + 1 || startsYear)
            if !follows && !startsMonth { Issue.record("\(year)-\(month)-\(date) follows a wrong day") }
            (lastYear, lastMonth, lastDay) = (year, month, date)
        }
        #expect(Day(year: 2024, month: 2, day: 29).text == "02/29/2024")
        #expect((Day(year: 2024, month: 3, day: 1).number - Day(year: 2024, month: 2, day: 28).number) == 2)
    }

    @Test("A weekend day moves to the Monday after it")
    func workdays() {
        let saturday = Day(year: 2026, month: 11, day: 21)
        #expect(saturday.workday.text == "11/23/2026")
        #expect((saturday + 1).workday.text == "11/23/2026")
        #expect((saturday - 1).workday.text == "11/20/2026")
        #expect((saturday + 2).workday.text == "11/23/2026")
    }

    @Test("Clock times, hours and money are written the vendor's way")
    func writing() {
        #expect(clockText(588) == "09:48 AM")
        #expect(clockText(0) == "12:00 AM")
        #expect(clockText(720) == "12:00 PM")
        #expect(clockText(1_439) == "11:59 PM")
        #expect(hoursText(12) == "1.20")
        #expect(moneyText(-12_505) == "-125.05")
    }
}
