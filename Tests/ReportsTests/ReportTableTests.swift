import Migration
import Testing

@testable import Reports

@Suite struct ReportTableTests {
    @Test(
        "what a spreadsheet would run gets an apostrophe",
        arguments: ["=1+1", "+1 (312) 555", "-cmd", "@SUM(A1)", "\tx", "\r=x", "\n=x", "-", "+", "-1.2.3", "\u{FF1D}1"]
    )
    func neutralised(text: String) {
        #expect(ReportTable.neutralised(text) == "'" + text)
    }

    @Test("plain numbers and ordinary text stay as they are", arguments: ["-12", "+3.50", "-0.5", "a=b", "", "O'Neil"])
    func untouched(text: String) {
        #expect(ReportTable.neutralised(text) == text)
    }

    @Test("fields with commas, quotes and line ends are quoted, and lines end in CRLF")
    func quoting() {
        let table = ReportTable(
            [.init("a", "A"), .init("b", "B")],
            rows: [
                [.text("x,y"), .text("say \"no\"")], [.text("two\nlines"), .list(["p", "q"])], [.absent, .count(-3)],
            ]
        )
        let expected = "a,b\r\n\"x,y\",\"say \"\"no\"\"\"\r\n\"two\nlines\",p; q\r\n,-3\r\n"
        #expect(String(decoding: table.csv, as: UTF8.self) == expected)
    }

    @Test("counts, amounts and times are written the same everywhere")
    func texts() {
        #expect(ReportText.count(41_233) == "41,233")
        #expect(ReportText.count(999) == "999")
        #expect(ReportText.amount("1204332.10") == "1,204,332.10")
        #expect(ReportText.amount("-0.50") == "\u{2212}0.50")
        #expect(ReportText.iso(Timestamp(milliseconds: 951_782_400_123)) == "2000-02-29T00:00:00.123Z")
        #expect(ReportText.iso(Timestamp(milliseconds: -1)) == "1969-12-31T23:59:59.999Z")
        #expect(ReportText.minute(Timestamp(milliseconds: 1_772_358_067_123)) == "2026-03-01 09:41 UTC")
        #expect(ReportText.second(Timestamp(milliseconds: 1_772_358_067_123)) == "2026-03-01 09:41:07 UTC")
    }

    @Test("attributes and text are escaped, characters that no document may hold are replaced")
    func html() {
        let element = HTML.element("p", ["id": "a\"b"], .text("<b> & 'c' \u{0} \u{1B}"))
        #expect(element.markup == "<p id=\"a&quot;b\">&lt;b&gt; &amp; &#39;c&#39; \u{FFFD} \u{FFFD}</p>\n")
    }
}
