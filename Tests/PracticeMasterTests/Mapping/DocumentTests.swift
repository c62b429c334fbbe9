import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

/// Given documents that were found, each becomes a file of its matter, or else of its contact.
@Suite struct DocumentTests {
    private func firm(_ rows: String...) -> SmallFirm {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Name|Desc|Contact|Secure_Client",
            "1.01|Lo/Cy|Sale|Lo/Cy|0",
            "2.01|May/Di|Will|May/Di|1"
        )
        firm.add(
            .contact,
            "RP_Key|Name|Org_Sw|First_Name|Last_Name",
            "Lo/Cy|Cy Lo|0|Cy|Lo",
            "May/Di|Di May|0|Di|May",
            "Bank|First Bank|1||"
        )
        firm.add(.document, lines: ["_SEQUENCE_NO|Client_ID|Related_Party|Assemb_Doc"] + rows)
        return firm
    }

    @Test("a document belongs to its matter, and to its contact where it names no matter") func parents() throws {
        let records = firm("1|1.01|Bank|1.01\\A.pdf", "2||Lo/Cy|lo\\B.pdf", "3||Bank|bank\\C.pdf").records()
        let files = records.filter { $0.reference.entity == .file }
        #expect(files.map(\.reference.key) == ["CMDOCMGT/1", "CMDOCMGT/2", "CMDOCMGT/3"])
        #expect(files[0].parent("deal_id") == "CMCLIENT/1.01")
        #expect(files[1].parent("person_id") != nil)
        #expect(files[2].parent("org_id") != nil)
        #expect(files.allSatisfy { $0.parents.count == 1 })
        #expect(files[0].text("path") == "1.01/A.pdf")
        #expect(files[0].text("name") == "A.pdf")
        #expect(files[0].json("file_size") == 30)
    }

    @Test("names are told apart below one parent, whatever their case, and only there") func names() {
        let records = firm(
            "1|1.01||a\\Scan.PDF",
            "2|1.01||b\\scan.pdf",
            "3|1.01||c\\scan (2).pdf",
            "4||Bank|d\\scan.pdf",
            "5|1.01||e\\README",
            "6|1.01||f\\readme"
        ).records()
        let names = records.filter { $0.reference.entity == .file }.map { $0.text("name") }
        #expect(names == ["Scan.PDF", "scan (2).pdf", "scan (2) (2).pdf", "scan.pdf", "README", "readme (2)"])
    }

    @Test("a document of a secure matter, of none, or without its file is not sent; the first two are listed")
    func leftOut() {
        let mapped = firm("1|2.01||a\\A.pdf", "2|9.99||b\\B.pdf", "3|1.01||gone.pdf", "4|||d\\D.pdf").mapped()
        #expect(mapped.counts[.file] == nil)
        let left = mapped.exclusions.filter { $0.file == .document }
        #expect(left.map(\.key) == ["CMDOCMGT/1", "CMDOCMGT/2", "CMDOCMGT/4"])
        #expect(left.map(\.cause) == [.secure, .orphan, .orphan])
    }

    @Test("who skips the column of the path leaves all documents behind") func skipped() {
        var firm = firm("1|1.01||a\\A.pdf")
        firm.amendments = ["CMDOCMGT.Assemb_Doc": "skip"]
        #expect(firm.mapped().counts[.file] == nil)
    }
}
