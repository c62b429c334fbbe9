import Migration
import Testing

@testable import PracticeMaster

@Suite("Hazards of dates and times")
struct DateHazardTests {
    private func iso(_ text: String, _ order: DateOrder = .monthFirst, _ pivot: DateCell.Pivot = .fifty) -> String? {
        DateCell.read(text, order: order, pivot: pivot).value?.date.isoText
    }

    @Test(
        "hazard 15: blank dates in many shapes are blank",
        arguments: ["", "  /  /    ", "00/00/0000", "12/30/1899", "01/01/1900", "0", "   ", "0000-00-00", "\u{A0}"]
    )
    func blankDates(text: String) {
        #expect(DateCell.read(text).isBlank)
    }

    @Test("hazard 16: two-digit years turn at 50, dates of birth never lie in the future")
    func shortYears() {
        #expect(iso("03/15/98") == "1998-03-15")
        #expect(iso("07/04/29") == "2029-07-04")
        #expect(iso("05/11/31", .monthFirst, .notAfter(year: 2026)) == "1931-05-11")
        #expect(iso("05/11/26", .monthFirst, .notAfter(year: 2026)) == "2026-05-11")
    }

    @Test(
        "Every shape of a date is read",
        arguments: [
            "3/8/2026", "03/08/26", "2026-03-08", "20260308", "260308", "08-Mar-26", "8-March-2026", " 3/ 8/2026",
            "03/08/2026 09:48 AM", "2026-03-08T00:00:00",
        ]
    )
    func shapes(text: String) {
        #expect(iso(text) == "2026-03-08")
    }

    @Test("A time behind the date is kept")
    func timeBehindDate() {
        #expect(DateCell.read("03/08/2026 09:48 PM").value?.time == ClockTime(hour: 21, minute: 48))
        #expect(DateCell.read("03/08/2026 soon") == .unreadable(.notADate))
    }

    @Test(
        "hazard 17: twelve-hour times and odd forms are read",
        arguments: [
            ("09:48 AM", "09:48:00"), ("9:30a", "09:30:00"), ("12:00 AM", "00:00:00"), ("0:00", "00:00:00"),
            ("12:15 p.m.", "12:15:00"), ("14:05:09", "14:05:09"), ("1405", "14:05:00"), ("11:30 PM", "23:30:00"),
        ]
    )
    func times(text: String, expected: String) {
        #expect(TimeCell.read(text).value?.isoText == expected)
    }

    @Test("What is no time is kept as text", arguments: ["25:00", "noon", "9", "12:61", "1:2:3:4", "13x"])
    func noTimes(text: String) {
        #expect(TimeCell.read(text) == .unreadable(.notATime))
    }

    @Test("hazard 84: a case number that a spreadsheet turned into a date stays text", arguments: ["2-Jan", "1-2"])
    func spreadsheetDates(text: String) {
        #expect(DateCell.read(text) == .unreadable(.notADate))
    }

    @Test("hazard 86: impossible and absurd dates are told apart and never corrected")
    func impossibleDates() {
        #expect(DateCell.read("02/30/2015") == .unreadable(.impossibleDate))
        #expect(DateCell.read("11/31/2019") == .unreadable(.impossibleDate))
        #expect(DateCell.read("03/14/0201") == .unreadable(.dateOutOfRange))
        #expect(DateCell.read("03/14/2107") == .unreadable(.dateOutOfRange))
        #expect(iso("01/02/1900") == "1900-01-02")
        #expect(iso("02/29/2000") == "2000-02-29")
    }

    @Test("hazard 87: the order of day and month is decided once per column by evidence, month first without any")
    func dayFirst() {
        #expect(DateOrder.decided(by: ["01/02/2021", "31/03/2021", ""]) == .dayFirst)
        #expect(DateOrder.decided(by: ["01/02/2021", "03/31/2021"]) == .monthFirst)
        #expect(DateOrder.decided(by: ["01/02/2021", "2021-12-31"]) == .monthFirst)
        #expect(iso("01/02/2021", .dayFirst) == "2021-02-01")
        let swapped = DateCell.read("31/03/2021", order: .monthFirst).value
        #expect(swapped?.date.isoText == "2021-03-31")
        #expect(swapped?.isSwapped == true)
        var evidence = DateEvidence()
        evidence.observe("31/03/2021")
        evidence.observe("03/31/2021")
        #expect(evidence.isMixed)
    }

    @Test("Days since 1970 and dates are each other's inverse over all years")
    func civilDays() {
        for days in stride(from: -719_162, through: 2_932_896, by: 97) {
            #expect(CivilDate(daysSinceEpoch: days)?.daysSinceEpoch == days)
        }
        #expect(CivilDate(year: 1970, month: 1, day: 1)?.daysSinceEpoch == 0)
        #expect(CivilDate(year: 2000, month: 3, day: 1)?.daysSinceEpoch == 11_017)
        #expect(CivilDate(iso: "2026-02-29") == nil)
        #expect(CivilDate(iso: "2024-02-29")?.adding(days: 1)?.isoText == "2024-03-01")
    }

    @Test("hazard 43: local times become UTC by the zone's rules, in the gap and the overlap too")
    func zone() throws {
        let chicago = ZoneRules(
            transitions: [(1_772_956_800, -18_000), (1_793_516_400, -21_600)],
            initialOffsetSeconds: -21_600
        )
        func hour(_ day: String, _ hour: Int, _ minute: Int) throws -> Int64 {
            let date = try #require(CivilDate(iso: day))
            let time = try #require(ClockTime(hour: hour, minute: minute))
            return chicago.utc(of: date, time).milliseconds / 1000
        }
        #expect(try hour("2026-03-08", 1, 59) == 1_772_956_740)
        #expect(try hour("2026-03-08", 3, 0) == 1_772_956_800)
        #expect(try hour("2026-03-08", 2, 30) == 1_772_956_800 + 1800)
        #expect(try hour("2026-11-01", 1, 30) == 1_793_516_400 - 1800)
        #expect(try hour("2026-11-01", 2, 0) == 1_793_516_400 + 3600)
        #expect(chicago.local(of: Timestamp(milliseconds: 1_772_956_800_000))?.time.isoText == "03:00:00")
    }
}
