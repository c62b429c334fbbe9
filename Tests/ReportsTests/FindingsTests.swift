import CanonicalJSON
import Migration
import Projections
import Testing

@testable import Reports

@Suite struct FindingsTests {
    private static func render(_ story: Story) -> [String: String] {
        let model = ReportModel(folding: story.events)
        let documents = ReportWriter.render(
            model: model,
            exclusions: story.exclusions,
            diagnostics: story.diagnostics,
            checkpoint: "",
            generatedFor: ReportHeading(
                account: "whitfield-law.pipedrive.com",
                size: model.ledger.size,
                root: "7e1f",
                asOf: Timestamp(milliseconds: 1_772_358_067_123)
            )
        )
        return Dictionary(documents.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }) { first, _ in first }
    }

    @Test("the first paragraph says how many source records stay behind, and by which rule")
    func answer() throws {
        let page = try #require(FindingsTests.render(.migrated())["report.html"])
        let sentence =
            "9 source records stay behind by rule: 2 need a home, 5 are secure, 1 is private and 1 is unusable."
        let opening = try #require(page.split(separator: "What needs your attention").first)
        #expect(opening.contains(sentence))
        #expect(page.contains("<a href=\"#behind-orphan\">2 source records need a home.</a>"))
        #expect(page.contains("<a href=\"#behind-unusable\">1 source record lacks"))
    }

    @Test("before the confirmation the exclusions are told as what would be")
    func proposed() throws {
        var story = Story()
        story.find()
        let page = try #require(FindingsTests.render(story)["report.html"])
        #expect(page.contains("9 source records would stay behind by the mapping as proposed: "))
    }

    @Test("every excluded record is in the CSV and the JSON, by cause and with its reason")
    func exclusions() throws {
        let documents = FindingsTests.render(.migrated())
        let csv = try #require(documents["exclusions.csv"]).split(separator: "\r\n")
        #expect(csv.first == "cause,file,line,key,reason")
        #expect(csv.count == 1 + 9)
        #expect(csv[1].hasPrefix("orphan,CMJRNL,78,CMJRNL/1,\"names the matter 101.77, which"))
        #expect(csv.last == "unusable,CMCALENDAR,30,CMCALENDAR/30,has no date")
        let json = try JSON(parsing: Array(try #require(documents["exclusions.json"]).utf8))
        #expect(json.arrayValue?.count == 9)
        let all = try JSON(parsing: Array(try #require(documents["report.json"]).utf8))
        #expect(all["exclusions"] == json)
    }

    @Test("secure records are told once a reason and file with their count, homeless ones each by itself")
    func groups() throws {
        let page = try #require(FindingsTests.render(.migrated())["report.html"])
        #expect(page.contains("<th scope=\"row\" class=\"m\">Belongs to the secure matter CMCLIENT/112.00</th>"))
        #expect(page.contains("CMJRNL/62, line 62"))
        #expect(!page.contains("CMJRNL/63, line 63"))
        #expect(page.contains("it may belong to the client CMCLIENT/101"))
        #expect(page.contains("Names the matter &lt;b&gt;999999.01&lt;/b&gt;"))
    }

    @Test("remarks stand by code with their count and at most three examples; all are in the CSV")
    func remarks() throws {
        let documents = FindingsTests.render(.migrated())
        let page = try #require(documents["report.html"])
        #expect(page.contains("Dates that cannot be read"))
        #expect(page.contains("CMCLIENT, line 22, Date_Of_Loss: CMCLIENT/122.01: kept as text"))
        #expect(!page.contains("CMCLIENT, line 23, Date_Of_Loss"))
        #expect(page.contains("Brand new"))
        let csv = try #require(documents["remarks.csv"]).split(separator: "\r\n")
        #expect(csv.first == "code,file,line,column,message")
        #expect(csv.count == 1 + 8)
        #expect(csv.last == "brand-new,CMCLIENT,3,,CMCLIENT/103.01: a finding without a title of its own")
    }

    @Test("without findings there is no section, and the files hold their headers alone")
    func none() throws {
        let documents = FindingsTests.render(Story())
        let page = try #require(documents["report.html"])
        #expect(!page.contains("stay behind"))
        #expect(!page.contains("Remarks on the export"))
        #expect(documents["exclusions.csv"] == "cause,file,line,key,reason\r\n")
        #expect(documents["remarks.json"] == "[]\n")
    }

    @Test("no table for people shows milliseconds, every time says that it is UTC")
    func times() throws {
        let page = try #require(FindingsTests.render(.rolledBack())["report.html"])
        #expect(page.contains("as of 2026-03-01 09:41 UTC"))
        #expect(page.firstMatch(of: /\d\d:\d\d:\d\d\.\d/) == nil)
        #expect(page.firstMatch(of: /\d\d:\d\d(:\d\d)?(?! UTC|:|\d)/) == nil)
    }
}
