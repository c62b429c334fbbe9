import Testing

@testable import Reports

@Suite struct TextTableTests {
    private let table = ReportTable(
        [.init("name", "Name"), .init("count", "Count"), .init("text", "Text")],
        rows: [
            [.text("Ana"), .count(1234), .text("short")],
            [.text("\u{65E5}\u{672C}\u{8A9E}"), .count(7), .list(["one", "two"])],
            [.text("Zoe\u{301}"), .absent, .text(String(repeating: "long ", count: 30))],
        ]
    )

    @Test("numbers stand to the right with grouped thousands, letters of two columns keep the columns straight")
    func aligned() {
        let lines = table.lines(TextStyle(width: 40))
        #expect(lines.count == 4)
        #expect(lines[0] == "  Name    Count  Text")
        #expect(lines[1] == "  Ana     1,234  short")
        #expect(lines[2] == "  \u{65E5}\u{672C}\u{8A9E}      7  one \u{00B7} two")
        #expect(lines[3].hasPrefix("  Zoe\u{301}            long long"))
        #expect(lines[3].hasSuffix("\u{2026}"))
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 40 })
    }

    @Test("a table without rows has no lines, and a column without a value is left out")
    func empty() {
        #expect(ReportTable([.init("a", "A")], rows: []).lines(TextStyle()).isEmpty)
        let table = ReportTable([.init("a", "A"), .init("b", "B")], rows: [[.text("x"), .absent]])
        #expect(table.lines(TextStyle()) == ["  A", "  x"])
    }

    @Test(
        "the width of a text is what a terminal gives it",
        arguments: [
            ("abc", 3), ("é", 1), ("e\u{301}", 1), ("\u{6F22}\u{5B57}", 4), ("\u{1F600}", 2), ("\u{2764}\u{FE0F}", 2),
            ("\u{FF21}", 2), ("\u{200B}", 0), ("", 0), ("\u{D55C}", 2),
        ]
    )
    func widths(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

    @Test("a text is cut before the letter that no longer fits")
    func cut() {
        #expect(DisplayWidth.cut("abcdef", to: 4) == "abc\u{2026}")
        #expect(DisplayWidth.cut("abcd", to: 4) == "abcd")
        #expect(DisplayWidth.cut("\u{6F22}\u{5B57}\u{6F22}", to: 4) == "\u{6F22}\u{2026}")
    }

    @Test("words are wrapped at the width, each line behind its indent")
    func wrapped() {
        let style = TextStyle(width: 40)
        let lines = style.wrapped(
            "Export CMFEES with the field Archived, and do it today.",
            first: "  ! ",
            indent: "    "
        )
        #expect(lines == ["  ! Export CMFEES with the field", "    Archived, and do it today."])
    }
}
