import Migration
import Testing

@testable import PracticeMaster

@Suite("Hazards of numbers and switches")
struct NumberHazardTests {
    @Test(
        "hazard 57: negative amounts in several notations",
        arguments: ["-125.00", "125.00-", "(125.00)", "125.00CR", "$-125.00", "-$125.00", "($125.00)", "125.00 cr"]
    )
    func negative(text: String) {
        #expect(NumberCell.money(text).value?.text == "-125.00")
    }

    @Test(
        "hazard 58: symbols and separators in money",
        arguments: [
            ("$1,250.00", "1250.00"), ("1 250,00", "1250.00"), (".5", "0.5"), ("1.230", "1.230"), ("1,250", "1250"),
            ("1.250,00", "1250.00"), ("1\u{A0}250.5", "1250.5"), ("1,234,567.89", "1234567.89"), ("12,5", "12.5"),
            ("0", "0"), ("1.234.567", "1234567"),
        ]
    )
    func notations(text: String, expected: String) {
        #expect(NumberCell.money(text).value?.text == expected)
    }

    @Test("What is no number is kept as text with its reason")
    func noNumbers() {
        #expect(NumberCell.money("") == .blank)
        #expect(NumberCell.money("see note") == .unreadable(.notANumber))
        #expect(NumberCell.money("1.2.3") == .unreadable(.notANumber))
        #expect(NumberCell.money("--5") == .unreadable(.notANumber))
        #expect(NumberCell.money("12345678901234567890") == .unreadable(.tooManyDigits))
    }

    @Test("hazard 84: scientific notation is recognised as a spreadsheet's damage")
    func scientific() {
        #expect(NumberCell.money("4.02555E+09") == .unreadable(.scientificNotation))
    }

    @Test(
        "hazard 60: hours as clock time",
        arguments: [
            ("1:30", "1.5"), ("0:12:36", "0.21"), ("0:20", "0.3333"), ("1.25", "1.25"), ("-0:30", "-0.5"),
            (":15", "0.25"),
        ]
    )
    func hours(text: String, expected: String) {
        #expect(NumberCell.hours(text).value?.text == expected)
    }

    @Test("A clock reading with 60 minutes is no number of hours", arguments: ["1:60", "a:30", "1:-5", "1:"])
    func badHours(text: String) {
        #expect(NumberCell.hours(text) == .unreadable(.notANumber))
    }

    @Test("hazard 56: hours times rate is exact, and rounding goes half to even")
    func products() throws {
        let hours = try #require(DecimalNumber("2.5"))
        let rate = try #require(DecimalNumber("250.05"))
        #expect((hours * rate).text == "625.125")
        #expect((hours * rate).text(scale: 2) == "625.12")
        #expect(try #require(DecimalNumber("625.135")).text(scale: 2) == "625.14")
        #expect(try #require(DecimalNumber("-0.125")).text(scale: 2) == "-0.12")
        #expect(rate.divided(by: hours, scale: 2)?.text == "100.02")
        #expect(DecimalNumber(2).divided(by: DecimalNumber(3), scale: 2)?.text == "0.67")
        #expect(DecimalNumber(-1).divided(by: DecimalNumber(8), scale: 2)?.text == "-0.12")
        #expect(rate.divided(by: .zero, scale: 2) == nil)
    }

    @Test("Equal values of different scales are equal and hash alike")
    func equality() throws {
        let short = try #require(DecimalNumber("1.5"))
        let long = try #require(DecimalNumber("1.500"))
        #expect(short == long)
        #expect(Set([short, long]).count == 1)
        #expect(short < DecimalNumber(2))
        #expect((short - long).isZero)
    }

    @Test(
        "hazard 18: switches not as expected",
        arguments: [
            ("1", true), ("Y", true), ("True", true), ("-1", true), ("X", true), ("Checked", true), ("0", false),
            ("N", false), ("False", false), ("Unchecked", false), (" t ", true),
        ]
    )
    func switches(text: String, expected: Bool) {
        #expect(BoolCell.read(text) == .value(expected))
    }

    @Test("A blank switch is blank, not no; a word is unreadable")
    func oddSwitches() {
        #expect(BoolCell.read("  ") == .blank)
        #expect(BoolCell.read("maybe") == .unreadable(.notABoolean))
    }
}
