import Migration
import Projections
import Testing

@testable import Reports

/// What the firm must do by hand is in the report: workflows and documents.
@Suite struct RebuildTests {
    private func story(documents: Int) -> Story {
        var story = Story()
        func register(_ file: SourceFile, _ names: [String]) {
            story.tell(
                .fileRegistered(
                    FileRegistered(
                        file: file,
                        name: "\(file.rawValue).csv",
                        sha256: String(repeating: "3f", count: 32),
                        bytes: 100,
                        encoding: "UTF-8",
                        delimiter: "comma",
                        headerStyle: "fieldID",
                        columns: names.enumerated().map { SourceColumn(index: $0, header: $1, canonical: $1) }
                    )
                )
            )
        }
        register(.workflow, ["Name", "Active", "Src_File", "Src_Field", "Src_Fld_To", "Description"])
        let cells = ["Close matter", "1", "CMCLIENT", "Close_Date", "", "Sends <the> letter"]
        story.tell(.rowParsed(RowParsed(file: .workflow, line: 2, cells: cells)))
        register(.document, ["Assemb_Doc", "Manage_Loc", "Client_ID"])
        for number in 0..<documents {
            let path = number == 0 ? "" : "F:\\STI\\DOCS\\\(number).doc"
            story.tell(.rowParsed(RowParsed(file: .document, line: number + 2, cells: [path, "\\\\SRV\\x", "110.01"])))
        }
        return story
    }

    private func documents(_ story: Story) -> [String: String] {
        let model = ReportModel(folding: story.events)
        let heading = ReportHeading(
            account: "a.pipedrive.com",
            size: model.ledger.size,
            root: "7e1f",
            asOf: Timestamp(milliseconds: 1_772_358_067_123)
        )
        let rendered = ReportWriter.render(
            model: model,
            exclusions: [],
            diagnostics: [],
            checkpoint: "c",
            generatedFor: heading
        )
        return Dictionary(uniqueKeysWithValues: rendered.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    @Test("each workflow stands in a file of its own with what starts it, and on the page, escaped")
    func workflows() throws {
        let files = documents(story(documents: 0))
        let csv = try #require(files["workflows.csv"])
        #expect(csv.contains("Close matter"))
        #expect(csv.contains("Close_Date"))
        let page = try #require(files["report.html"])
        #expect(page.contains("What is left to do by hand"))
        #expect(page.contains("Sends &lt;the&gt; letter"))
        #expect(!page.contains("holds their paths"))
        #expect(try #require(files["workflows.json"]).contains("\"active\":true"))
    }

    @Test("the paths of all documents are listed, on the page the first of them")
    func paths() throws {
        let files = documents(story(documents: 50))
        let csv = try #require(files["documents.csv"])
        #expect(csv.contains("\\\\SRV\\x"))
        #expect(csv.contains("F:\\STI\\DOCS\\49.doc"))
        let page = try #require(files["report.html"])
        #expect(page.contains("50 documents stay where they are"))
        #expect(page.contains("19.doc"))
        #expect(!page.contains("49.doc"))
    }

    @Test("a page without any of them has no such section")
    func none() throws {
        #expect(try !#require(documents(Story())["report.html"]).contains("left to do by hand"))
    }
}
