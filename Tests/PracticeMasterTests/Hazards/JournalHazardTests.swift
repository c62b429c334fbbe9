import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

@Suite("Hazards of journal entries")
struct JournalHazardTests {
    private func firm(_ header: String, _ rows: String...) -> SmallFirm {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Client_Full_Name|Desc", "110.01|Ann Lee|x", "110.02|Ann Lee|y")
        firm.add(.journal, lines: [header] + rows)
        return firm
    }

    private func contents(_ firm: SmallFirm) -> [String] {
        firm.records().filter { $0.reference.entity == .note }.map { $0.text("content") }
    }

    @Test("hazard 33: a body of 180 KB becomes several notes of which no word is missing")
    func longBody() {
        let words = (1...26_000).map { "word\($0)" }.joined(separator: " ")
        #expect(words.utf8.count > 180_000)
        let found = contents(firm("_SEQUENCE_NO|Date|Client_ID|Email_Body", "1|1/2/2020|110.01|\(words)"))
        #expect(found.count == 3)
        let bodies = found.map { $0.split(separator: "</p><p>")[1] }
        #expect(bodies.joined() == words)
    }

    @Test("hazard 34: bodies in RTF and HTML become the words that people saw")
    func markup() {
        let found = contents(
            firm(
                "_SEQUENCE_NO|Record_Type|Date|Client_ID|Email_Body",
                "1|E|1/2/2020|110.01|{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Dear Ann\\par Yours}",
                "2|E|1/2/2020|110.01|<html><head><title>t</title></head><body><p>Dear Ann</p>Yours</body></html>"
            )
        )
        #expect(found.count == 2)
        for content in found { #expect(content.contains("<p>Dear Ann<br>Yours</p>")) }
    }

    @Test("hazard 47: an e-mail that was journaled to several matters is a note on each of them")
    func severalMatters() {
        let firm = firm(
            "_SEQUENCE_NO|Record_Type|Date|Client_ID|Email_Body",
            "1|E|1/2/2020|110.01|Same body",
            "2|E|1/2/2020|110.02|Same body"
        )
        let notes = firm.records().filter { $0.reference.entity == .note }
        #expect(notes.map { $0.parent("deal_id") } == ["CMCLIENT/110.01", "CMCLIENT/110.02"])
    }

    @Test("hazard 61: a duration without a unit is kept as it is written", arguments: ["0.2", "12", "0:12:36"])
    func duration(text: String) {
        let firm = firm("_SEQUENCE_NO|Date|Client_ID|Duration|Desc", "1|1/2/2020|110.01|\(text)|Called")
        #expect(contents(firm).map { $0.contains("<b>Duration:</b> \(text)</p>") } == [true])
    }

    @Test("hazard 74: control bytes do not reach a note: a vertical tab is a line break, others go")
    func controls() {
        let firm = firm("_SEQUENCE_NO|Date|Client_ID|Subject|Desc", "1|1/2/2020|110.01|a\u{0}b|one\u{B}t\u{0}wo\u{1A}")
        #expect(contents(firm).map { $0.contains("<b>ab</b></p><p>one<br>two</p>") } == [true])
        var other = SmallFirm()
        other.add(.contact, "RP_Key|Name|Salutation|Comments", "K|An\u{0}n Lee|Dear\u{1} Ann|one\u{B}two")
        let person = other.records().one(.person, "CMRELATE/K")
        #expect(person?.text("name") == "Ann Lee")
        #expect(person?.custom("Salutation") == .literal("Dear Ann"))
        #expect(person?.custom("Comments") == .literal("one\ntwo"))
    }

    @Test("hazard 90: a record type beyond the six, or none, makes a note like any other", arguments: ["M", ""])
    func otherTypes(type: String) {
        let firm = firm("_SEQUENCE_NO|Record_Type|Date|Client_ID|Desc", "1|\(type)|1/2/2020|110.01|Text")
        let heading = type.isEmpty ? "" : "<p><b>M</b></p>"
        #expect(contents(firm) == ["\(heading)<p>Text</p><p>Source: CMJRNL/1</p>"])
    }

    @Test("hazard 91: placeholders of text macros are text", arguments: ["^CLIENTNAME^ called", "[[DATE]]"])
    func macros(text: String) {
        let firm = firm("_SEQUENCE_NO|Date|Client_ID|Desc", "1|1/2/2020|110.01|\(text)")
        #expect(contents(firm) == ["<p>\(text)</p><p>Source: CMJRNL/1</p>"])
    }

    @Test(
        "hazard 92: paths of documents are text in the entry and never links",
        arguments: ["F:\\STI\\DOCS\\110.01\\Ltr.wpd", "\\\\OLDSRV\\share\\x.doc"]
    )
    func paths(path: String) {
        var firm = firm("_SEQUENCE_NO|Date|Client_ID|Research_File|Desc", "1|1/2/2020|110.01|\(path)|x")
        firm.add(.calendar, "_SEQUENCE_NO|Due_Date|Client_ID|Doc1|Desc", "1|1/2/2030|110.01|\(path)|x")
        let texts = contents(firm) + firm.records().filter { $0.reference.entity == .activity }.map { $0.text("note") }
        #expect(texts.count == 2)
        for text in texts {
            #expect(text.contains("</b> \(path)"))
            #expect(!text.contains("href"))
            #expect(!text.contains("file:"))
        }
    }

    @Test("hazard 93: sensitive columns stay behind until a person decides otherwise, and are counted")
    func sensitiveColumns() {
        var firm = firm("_SEQUENCE_NO|Date|Client_ID|Desc", "1|1/2/2020|110.01|her SSN is 123-45-6789")
        firm.add(
            .contact,
            "RP_Key|Name|Tax_ID|DOB|Driv_Lic_No|Comments",
            "K|Ann Lee|123-45-6789|05/11/31|H1234|SSN 123-45-6789"
        )
        for name in ["Tax_ID", "DOB", "Driv_Lic_No"] {
            #expect(firm.rule("CMRELATE.\(name)")?.target == .skip)
            #expect(firm.rule("CMRELATE.\(name)")?.isSensitive == true)
        }
        let counts = SensitiveScan.findings(in: firm.tables).map(\.count)
        #expect(counts == [0, 0, 1, 1, 2])
    }
}
