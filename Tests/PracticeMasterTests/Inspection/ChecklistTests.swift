import Migration
import Testing

@testable import PracticeMaster

/// What the firm is asked for, and when it is left in peace.
@Suite struct ChecklistTests {
    private func codes(_ inspection: Inspection) -> [String] { inspection.requests.map(\.code) }

    private func request(_ inspection: Inspection, _ code: String, _ file: SourceFile? = nil) -> ExportRequest? {
        inspection.requests.first { $0.code == code && (file == nil || $0.file == file) }
    }

    @Test("an export that has everything leaves nothing to ask")
    func complete() {
        let inspection = SmallFirm.complete.inspection()
        #expect(inspection.requests.isEmpty)
        #expect(inspection.findings.isEmpty)
    }

    @Test(
        "each of the six files that is missing is asked for, with what is lost without it",
        arguments: SourceFile.expected
    )
    func missingFile(file: SourceFile) throws {
        var firm = SmallFirm.complete
        firm.tables[file] = nil
        let asked = try #require(request(firm.inspection(), "file-missing", file))
        #expect(asked.weight == .needed)
        #expect(asked.ask.hasPrefix("Export \(file.rawValue)"))
        #expect(asked.why.hasPrefix("Without it "))
    }

    @Test(
        "small files that explain the large ones are wanted only where they explain something",
        arguments: [SourceFile.timekeeper, .contactCategory, .contactUse, .document, .workflow]
    )
    func legends(file: SourceFile) throws {
        var firm = SmallFirm.complete
        firm.tables[file] = nil
        #expect(try #require(request(firm.inspection(), "file-missing", file)).weight != .needed)
        #expect(codes(firm.inspection()).count == 1)
    }

    @Test("calendar codes without a legend are asked for with their number; without codes nobody asks")
    func calendarCodes() throws {
        var firm = SmallFirm.complete
        #expect(request(firm.inspection(), "file-missing", .calendarCode) == nil)
        firm.add(
            .calendar,
            "_SEQUENCE_NO|Due_Date|Complet_Dt|Client_ID|Private|User_ID|Start_Time|Desc|Calendar_Code",
            "1|03/15/2011||110.01|0|GWB||Hearing|HRG",
            "2|03/16/2011||110.01|0|GWB||Deposition|DEP"
        )
        #expect(
            try #require(request(firm.inspection(), "file-missing", .calendarCode)).why.contains("2 calendar codes")
        )
    }

    @Test(
        "a column without which something goes wrong is asked for by its Field ID",
        arguments: [
            (SourceFile.client, "Secure_Client", ExportRequest.Weight.needed), (.calendar, "Private", .needed),
            (.client, "Close_Date", .needed), (.client, "Inactive", .wanted), (.contact, "Org_Sw", .wanted),
            (.journal, "Record_Type", .wanted), (.fee, "Bill_Code", .wanted),
        ]
    )
    func columns(file: SourceFile, column: String, weight: ExportRequest.Weight) throws {
        let inspection = SmallFirm.complete.without(column, of: file).inspection()
        let asked = try #require(request(inspection, "column-missing", file))
        #expect(asked.weight == weight)
        #expect(asked.ask.contains(column))
    }

    @Test("rows without a number of their own are one request for all files")
    func sequences() throws {
        let firm = SmallFirm.complete.without("_SEQUENCE_NO", of: .fee).without("_SEQUENCE_NO", of: .journal)
        let asked = firm.inspection().requests.filter { $0.code == "sequence-missing" }
        #expect(asked.count == 1)
        #expect(asked.first?.ask.contains("CMJRNL, CMFEES") == true)
    }

    @Test("people without an e-mail are asked for by id, with the rows that wait for them")
    func users() throws {
        var firm = SmallFirm.complete
        firm.tables[.user] = nil
        let missing = try #require(request(firm.inspection(), "users-missing"))
        #expect(missing.weight == .needed)
        #expect(missing.ask.contains("GWB, 1"))
        #expect(missing.why.contains("6 rows name 2 without"))
        firm.add(.user, "User_ID|Timekeeper|Name|Email", "GWB||Greg Bell|greg@firm.example")
        let incomplete = try #require(request(firm.inspection(), "users-incomplete"))
        #expect(incomplete.ask.contains("for 1."))
    }

    @Test("a matter number that cannot be taken apart is a needed answer")
    func numbers() throws {
        var firm = SmallFirm.complete
        firm.add(.client, "Client_ID|Name", "ALPHA|A", "BETA|B")
        #expect(try #require(request(firm.inspection(), "client-numbers")).weight == .needed)
    }

    @Test("records set aside and orphans are asked about; a footer is not")
    func damage() throws {
        let lost = RejectGroup(code: "cell count", reason: "the record has 3 cells", count: 2, lines: [4, 9])
        let footer = RejectGroup(code: "footer", reason: "the record is a footer", count: 1, lines: [12])
        let asked = SmallFirm.complete.inspection(rejects: [.fee: [lost, footer]])
        #expect(try #require(request(asked, "records-rejected")).why.hasPrefix("2 records make no row"))
        #expect(asked.findings.map(\.code) == ["records-rejected"])
        #expect(asked.findings.first?.line == 4)
        #expect(request(SmallFirm.complete.inspection(rejects: [.fee: [footer]]), "records-rejected") == nil)
        var orphaned = SmallFirm.complete
        orphaned.add(.journal, "_SEQUENCE_NO|Record_Type|Date|Client_ID|User_ID|Desc", "1|N|03/14/2011|999.01|GWB|x")
        #expect(request(orphaned.inspection(), "integrity-check")?.ask.contains("CMDFIC.LOG") == true)
    }

    @Test("paths of documents, columns of the firm's own and areas of practice are asked about with their number")
    func meanings() throws {
        var firm = SmallFirm.complete
        firm.add(
            .client,
            "Client_ID|Name|Client_Full_Name|Secure_Client|Prim_Tkpr|Date_Open|Close_Date|Inactive|AOP|Misc_1|Adjuster",
            "110.01|Halvorsen/Erik|Erik Halvorsen|0|1|03/14/2011||0|PI|Claim 5|T. Ray",
            "110.02|Halvorsen/Erik|Erik Halvorsen|0|1|03/14/2011||0|REAL||"
        )
        firm.add(.document, "Assemb_Doc|Client_ID", "F:\\DOCS\\a.wpd|110.01", "F:\\DOCS\\b.wpd|110.01")
        let inspection = firm.inspection()
        #expect(try #require(request(inspection, "documents-folder")).why.hasPrefix("2 cells hold"))
        #expect(try #require(request(inspection, "practice-areas")).ask.contains("2 areas"))
        firm.add(.area(try #require(AreaName("PI"))), "Client_ID|Insurer", "110.01|Acme")
        let other = try #require(request(firm.inspection(), "practice-areas"))
        #expect(other.ask.contains("the other 1 area of practice"))
        firm.add(.area(try #require(AreaName("REAL"))), "Client_ID|Parcel", "110.02|7")
        #expect(request(firm.inspection(), "practice-areas") == nil)
        let fields = try #require(request(inspection, "field-definitions"))
        #expect(fields.ask.contains("CMCLIENT.Misc_1, CMCLIENT.Adjuster"))
    }

    @Test("where the documents folder was searched, only documents that are not in it are asked for")
    func documents() throws {
        var firm = SmallFirm.complete
        firm.add(.document, "Assemb_Doc|Client_ID", "F:\\DOCS\\a.wpd|110.01", "F:\\DOCS\\b.wpd|110.01")
        let rows = try #require(firm.tables[.document]).rows.map(\.sequence)
        let file = DocumentFile(path: "DOCS/a.wpd", bytes: 9, sha256: "3f")
        let lost = firm.inspection(documents: [rows[0]: .found(file), rows[1]: .missing(.notFound)])
        #expect(request(lost, "documents-folder") == nil)
        #expect(try #require(request(lost, "lost-documents")).why.hasPrefix("1 row of CMDOCMGT names one"))
        let whole = firm.inspection(documents: [rows[0]: .found(file), rows[1]: .found(file)])
        #expect(request(whole, "documents-folder") == nil)
        #expect(request(whole, "lost-documents") == nil)
    }

    @Test("what is needed stands before what is wanted, and that before what is useful")
    func order() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Name|AOP", "ALPHA|A|PI")
        let weights = firm.inspection().requests.map(\.weight)
        #expect(weights == weights.sorted())
        #expect(Set(weights).count == 3)
    }
}
