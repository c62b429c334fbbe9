import CanonicalJSON
import Migration
import PracticeMaster
import Testing

@testable import Reports

/// The inspection as a terminal, a page and a program see it.
@Suite struct InspectionViewTests {
    private func screen(_ style: TextStyle = TextStyle()) -> InspectionScreen {
        InspectionScreen(InspectedExport.inspection(), style: style, next: "convey map propose")
    }

    private var page: String {
        let heading = ReportHeading(
            account: InspectedExport.heading.account,
            size: InspectedExport.heading.size,
            root: "7e1f",
            asOf: Timestamp(milliseconds: 1_772_358_067_123)
        )
        return InspectionPage(InspectedExport.inspection(), heading: heading).html
    }

    @Test("the overview on a terminal is the reference text")
    func overview() throws {
        try ReferenceText.expect(screen().overview.joined(separator: "\n") + "\n", is: "inspection.txt")
    }

    @Test("one file with everything about it is the reference text")
    func details() throws {
        let lines = try #require(screen().details(of: .journal))
        try ReferenceText.expect(lines.joined(separator: "\n") + "\n", is: "inspection-CMJRNL.txt")
        #expect(screen().details(of: .cost) == nil)
    }

    @Test("the page is the reference text")
    func html() throws { try ReferenceText.expect(page, is: "inspection.html") }

    @Test("no line is wider than the terminal, wide letters included", arguments: [40, 72, 80, 132])
    func widths(width: Int) throws {
        let screen = screen(TextStyle(width: width))
        for line in screen.overview + (try #require(screen.details(of: .client))) {
            // A word that is longer than the line, such as a digest or a sum of numbers, is not broken.
            let longest = line.split(separator: " ").map { DisplayWidth.of($0) }.max() ?? 0
            #expect(DisplayWidth.of(line) <= max(width, longest + 10) || width < 72, "\(line)")
        }
    }

    @Test("colours come only where they are asked for, and change nothing but the colours")
    func colours() throws {
        let plain = screen().overview
        #expect(plain.allSatisfy { !$0.contains("\u{1B}") })
        let coloured = screen(TextStyle(isColoured: true)).overview
        #expect(coloured.contains { $0.contains("\u{1B}[1;31m") })
        #expect(coloured.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") } == plain)
    }

    @Test("no cell commands the terminal, and none is markup in the page")
    func hostile() throws {
        let wide = screen(TextStyle(width: 200))
        let text = (wide.overview + (try #require(wide.details(of: .contact)))).joined(separator: "\n")
        for forbidden in ["\u{1B}", "\u{9B}", "\u{202E}"] { #expect(!text.contains(forbidden)) }
        #expect(text.contains("a[31mred\u{FFFD}31m\u{FFFD}evil"))
        #expect(page.contains("&lt;b&gt;Erik&lt;/b&gt;"))
        #expect(!page.contains("<b>"))
        #expect(!page.contains("\u{202E}"))
    }

    @Test("sensitive values are shown in outline on every surface")
    func masks() {
        let json = InspectedExport.inspection().jsonLines().map(\.canonicalText).joined()
        for surface in [screen().overview.joined(), page, json] {
            #expect(!surface.contains("123-45-6789"))
            #expect(!surface.contains("05/11/1931"))
            #expect(surface.contains("\u{2022}\u{2022}\u{2022}-\u{2022}\u{2022}-"))
        }
    }

    @Test("the page asks nothing of any other host and runs nothing")
    func selfContained() {
        for forbidden in ["http://", "<link", "<img", "src=", "@import", "url(", "javascript:", "<script"] {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
    }

    @Test(
        "programs get one object a statement: files, rejects, columns, dates, sensitive content, orphans and the rest"
    )
    func json() throws {
        let lines = InspectedExport.inspection().jsonLines()
        let types = Dictionary(grouping: lines) { $0["type"]?.stringValue ?? "" }.mapValues(\.count)
        #expect(types["file"] == 4)
        #expect(types["column"] == 10 + 6 + 6 + 9)
        #expect(types["reject"] == 1)
        #expect(types["dateOrder"] == 5)
        #expect(types["clientNumbers"] == 1)
        #expect(types["billedHistory"] == 1)
        #expect(types["sensitive"] == 5)
        #expect(types["orphans"] == 2)
        #expect(types["orphan"] == 2)
        #expect(types["duplicates"] == 1)
        #expect(types["finding"] ?? 0 > 4)
        #expect(types["missing"] ?? 0 > 4)
        let column = try #require(lines.first { $0["header"] == "Claim" && $0["type"] == "column" })
        #expect(column["canonical"] == JSON.null)
        #expect(column["filled"] == 1)
        #expect(column["custom"] == true)
        let orphan = try #require(lines.first { $0["type"] == "orphan" })
        #expect(orphan["file"] == "CMJRNL")
        #expect(orphan["line"] == 3)
    }

    @Test("one file alone gives its own objects, and the sensitive kinds with its own counts")
    func onlyOne() {
        let lines = InspectedExport.inspection().jsonLines(of: .client)
        #expect(lines.allSatisfy { $0["file"] == nil || $0["file"] == "CMCLIENT" })
        #expect(lines.count { $0["type"] == "column" } == 10)
        let sensitive = lines.filter { $0["type"] == "sensitive" }
        #expect(sensitive.map { $0["count"]?.integerValue } == [1, 0, 1, 0, 0])
    }
}
