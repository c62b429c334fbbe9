import CanonicalJSON
import Migration
import Projections
import Testing

@testable import Reports

@Suite struct ReportWriterTests {
    private static func heading(_ model: ReportModel) -> ReportHeading {
        ReportHeading(
            account: "whitfield-law.pipedrive.com",
            size: model.ledger.size,
            root: "7e1f",
            asOf: Timestamp(milliseconds: 1_772_358_067_123)
        )
    }

    private static func render(_ story: Story) -> [ReportDocument] {
        let model = ReportModel(folding: story.events)
        return ReportWriter.render(
            model: model,
            exclusions: story.exclusions,
            diagnostics: story.diagnostics,
            checkpoint: "origin\n12\nroot=\n",
            generatedFor: heading(model)
        )
    }

    private static func text(_ name: String, of story: Story) throws -> String {
        let document = try #require(render(story).first { $0.name == name })
        return String(decoding: document.bytes, as: UTF8.self)
    }

    @Test("the same events give the same bytes, from two models of their own")
    func deterministic() {
        let first = ReportWriterTests.render(.rolledBack())
        let second = ReportWriterTests.render(.rolledBack())
        #expect(first == second)
        #expect(Set(first.map(\.name)).count == first.count)
        #expect(first.map(\.name) == first.map(\.name).sorted())
    }

    @Test("every JSON document reads as canonical JSON")
    func canonicalJSON() throws {
        for document in ReportWriterTests.render(.rolledBack()) where document.name.hasSuffix(".json") {
            let json = try JSON(parsing: document.bytes)
            #expect(json.canonicalBytes + [0x0A] == document.bytes, "\(document.name)")
        }
    }

    @Test("a key with markup reaches the page as text alone")
    func escaping() throws {
        let page = try ReportWriterTests.text("report.html", of: .migrated())
        #expect(!page.contains("<script"))
        #expect(page.contains("CMCLIENT/&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test("the page asks nothing of any other host and runs nothing")
    func selfContained() throws {
        let page = try ReportWriterTests.text("report.html", of: .rolledBack())
        for forbidden in ["http://", "https://", "<link", "<img", "src=", "@import", "url(", "javascript:"] {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
    }

    @Test("the page opens with the answer: what is there, that no row was lost, what to look at")
    func answer() throws {
        let page = try ReportWriterTests.text("report.html", of: .migrated())
        #expect(
            page.contains("119 matters, 208 people, 30 organizations, 699 notes and 94 calendar activities are in")
        )
        #expect(page.contains("No row was lost: 1,377 rows in = 1,375 read + 2 set aside."))
        #expect(page.contains("2 records were refused by Pipedrive."))
        #expect(page.contains("USD 148,809.50"))
    }

    @Test("no cell of the export reaches a report")
    func privacy() {
        for document in ReportWriterTests.render(.rolledBack()) {
            let text = String(decoding: document.bytes, as: UTF8.self)
            #expect(!text.contains("secret cell"), "\(document.name)")
            #expect(!text.contains("c2VjcmV0"), "\(document.name)")
        }
    }

    @Test("the certificate lists every record that the rollback touched, the kept one with its reason")
    func certificate() throws {
        let csv = try ReportWriterTests.text("rollback-certificate.csv", of: .rolledBack())
        let lines = csv.split(separator: "\r\n")
        #expect(lines.count == 1 + 1152)
        #expect(lines.contains("1,person,12,CMRELATE/Contact 12,kept,changed: phones"))
        let page = try ReportWriterTests.text("report.html", of: .rolledBack())
        #expect(page.contains("Certificate of rollback"))
        #expect(page.contains("Shown are the first 60 of 1,152 rows; all of them are in rollback-certificate.csv."))
    }

    @Test("an empty ledger makes a report too")
    func empty() throws {
        let page = try ReportWriterTests.text("report.html", of: Story())
        #expect(page.contains("Nothing has been loaded yet."))
    }
}
