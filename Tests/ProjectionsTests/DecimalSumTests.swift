import Testing

@testable import Projections

@Suite struct DecimalSumTests {
    @Test(
        "a number is summed to the last of its decimals",
        arguments: [
            ("0", "0.00"), ("-1204.5", "-1204.50"), ("12", "12.00"), ("0.000001", "0.000001"), ("7.10", "7.10"),
            ("9223372036854.775807", "9223372036854.775807"), ("-0", "0.00"), ("007.5", "7.50"),
        ]
    )
    func exact(number: String, text: String) {
        #expect(DecimalSum(number)?.text == text)
    }

    @Test(
        "what it cannot hold exactly, and what is no number, is refused",
        arguments: [
            "", "-", ".", ".5", "5.", "1.2.3", "1.0000001", "1e3", "+1", " 1", "1 ", "1,5", "--1", "\u{663}",
            "9223372036854.775808", "9223372036855", "99999999999999999999",
        ]
    )
    func refused(number: String) {
        #expect(DecimalSum(number) == nil)
    }

    @Test("tenths add up to one") func tenths() throws {
        var sum = DecimalSum()
        for _ in 0..<10 { sum.add(try #require(DecimalSum("0.1"))) }
        #expect(sum.text == "1.00")
    }
}
