import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

@Suite("Traces of spreadsheets and old programs")
struct SpreadsheetHazardTests {
    private func findings(_ cells: [String], rows: Int = 1) -> [Diagnostic] {
        let column = SourceColumn(index: 0, header: "Comments", canonical: "Comments")
        let rows = (0..<rows).map { index in
            SourceRow(sequence: UInt64(index), line: index + 2, cells: [cells[index % cells.count]])
        }
        return DamageScan.findings(in: SourceTable(file: .contact, columns: [column], rows: rows)).diagnostics
    }

    @Test("hazard 84: a text of exactly a spreadsheet's longest cell is listed as probably cut, others are not")
    func cutText() {
        let found = findings([String(repeating: "é", count: 32_767)])
        #expect(found.map(\.code) == ["spreadsheet-cut-text"])
        #expect(found.first?.column == "Comments")
        #expect(found.first?.line == 2)
        #expect(findings([String(repeating: "x", count: 32_766)]).isEmpty)
        #expect(findings([String(repeating: "x", count: 32_768)]).isEmpty)
    }

    @Test("hazard 84: a file of exactly a spreadsheet's last row is listed as probably cut")
    func cutRows() {
        #expect(findings(["x"], rows: 1_048_575).map(\.code) == ["spreadsheet-cut-rows"])
        #expect(findings(["x"], rows: 1_048_574).isEmpty)
    }

    @Test("hazard 84: a phone that a spreadsheet has rounded is no phone and stays readable")
    func roundedPhone() {
        var firm = SmallFirm()
        firm.add(.contact, "RP_Key|Name|Work_Phone", "K|Ann Lee|4.02555E+09")
        let records = firm.records()
        #expect(records.one(.person, "CMRELATE/K")?["phones"] == nil)
        #expect(records.one(.note, "CMRELATE/K/text")?.text("content").contains("4.02555E+09") == true)
    }

    @Test(
        "hazard 85: what a spreadsheet would run as a formula is text here, letter by letter",
        arguments: ["=HYPERLINK(\"http://x\")", "+1 402 555", "-cont'd", "@Bob"]
    )
    func formulas(text: String) {
        #expect(ExportReading("Client_ID,Desc,Name\r\n1.01,\(text),x\r\n").rows == [["1.01", text, "x"]])
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Client_Full_Name|Desc", "1.01|Ann Lee|\(text)")
        #expect(firm.records().one(.deal, "CMCLIENT/1.01")?.text("title") == text)
    }

    @Test(
        "hazard 75: text that was encoded twice is listed by column and left as it is",
        arguments: ["GarcÃ\u{AD}a", "itâ€™s"]
    )
    func encodedTwice(text: String) {
        #expect(findings([text]).map(\.code) == ["text-encoded-twice"])
        #expect(findings(["García", "it’s", "Ã la carte"], rows: 3).isEmpty)
    }

    @Test("hazard 76: letters of DOS programs are listed by column and never converted")
    func dosLetters() {
        let cell = Windows1252.decode([0x4A, 0x6F, 0x73, 0x82].span)
        let found = findings([cell, "don’t", cell], rows: 3)
        #expect(found.map(\.code) == ["text-dos-letters"])
        #expect(found.first?.message.hasPrefix("2 values") == true)
        #expect(findings(["don’t – § 5 “so” • item…", "Ťhe"], rows: 2).isEmpty)
        var firm = SmallFirm()
        firm.add(.contact, "RP_Key|Name", "K|\(cell)")
        #expect(firm.records().one(.person, "CMRELATE/K")?.text("name") == "Jos‚")
        #expect(firm.mapped().diagnostics.contains { $0.code == "text-dos-letters" })
    }
}
