import Migration
import Testing

@testable import PracticeMaster

@Suite struct ScanTests {
    @Test("Sensitive things are counted by kind, and a number in free text is no tax id")
    func sensitive() {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Secure_Client|Tax_ID|Comments",
            "1.01|1|123-45-6789|",
            "2.01|0||SSN 123-45-6789",
            "3.01|Y||x"
        )
        firm.add(.calendar, "Due_Date|Private", "1/2/20|1", "1/2/20|0")
        firm.add(.contact, "RP_Key|DOB", "A|05/11/31", "B|  /  /  ", "C|")
        let findings = SensitiveScan.findings(in: firm.tables)
        let counts = findings.map { ($0.kind.rawValue, $0.count) }
        #expect(counts.map(\.0) == ["secure_client", "private", "tax_id", "date_of_birth", "ssn_in_text"])
        #expect(counts.map(\.1) == [2, 1, 1, 1, 1])
        typealias Place = SensitiveFinding.Place
        #expect(findings[0].places == [Place(file: .client, column: "Secure_Client", count: 2, firstLine: 2)])
        #expect(findings[2].places == [Place(file: .client, column: "Tax_ID", count: 1, firstLine: 2)])
        #expect(findings[4].places == [Place(file: .client, column: "Comments", count: 1, firstLine: 3)])
    }

    @Test("Orphans are rows whose matter or contact is not in the export")
    func orphans() throws {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Name", "110.10|A")
        firm.add(.contact, "RP_Key|Name", "A|John Smith")
        firm.add(
            .journal,
            "_SEQUENCE_NO|Client_ID|Related_Party",
            "1|110.10|Smith, John",
            "2|999.01|",
            "3||",
            "4|110.1|",
            "5|110.10|Jane Doe"
        )
        let area = SourceFile.area(try #require(AreaName("INJURY")))
        firm.add(area, "_SEQUENCE_NO|Client_ID|Insurer", "1|110.10|Acme", "2|999.02|Acme", "3||Acme")
        let orphans = OrphanScan.orphans(in: firm.tables, today: SmallFirm.today)
        #expect(orphans.map(\.key) == ["CMJRNL/2", "CMJRNL/3", "CMJRNL/5", "AOP/INJURY/2", "AOP/INJURY/3"])
        #expect(orphans == firm.inspection().orphans)
        #expect(orphans.map(\.line) == [3, 4, 6, 3, 4])
        #expect(orphans.map(\.kind) == [.unknownMatter, .nothingNamed, .unknownContact, .unknownMatter, .nothingNamed])
    }

    @Test("An orphan has the key that mapping gives its row, also where rows share a number")
    func orphanKeys() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Name", "110.01|A")
        let rows = ["7|110.01", "7|999.01", "8|110.01", "7|999.02", "9|999.01", "7|110.01"]
        firm.add(.fee, lines: ["_SEQUENCE_NO|Client_ID"] + rows)
        #expect(firm.inspection().orphans.map(\.key) == ["CMFEES/7~2", "CMFEES/7~3", "CMFEES/9"])
    }

    @Test("Of very many orphans of one kind the first are listed, and all are counted")
    func manyOrphans() {
        var firm = SmallFirm()
        let count = OrphanScan.listLimit + 5
        firm.add(.client, "Client_ID|Name", "110.01|A")
        firm.add(.fee, lines: ["_SEQUENCE_NO|Client_ID"] + (1...count).map { "\($0)|999.01" } + ["x|"])
        let inspection = firm.inspection()
        #expect(inspection.orphans.count == OrphanScan.listLimit + 1)
        #expect(inspection.orphanCount == count + 1)
        #expect(inspection.orphanGroups.map(\.kind) == [.unknownMatter, .nothingNamed])
        #expect(inspection.orphanGroups.map(\.count) == [count, 1])
        #expect(inspection.orphanGroups.first?.lines == Array(2...11))
    }

    @Test("Columns are judged by their values, and counts of different values are exact")
    func profiles() throws {
        var firm = SmallFirm()
        firm.add(
            .contact,
            "RP_Key|When|Mail|Call|Fee|Flag|Web|Nothing",
            "A|01/02/2010|a@x.example|(402) 555-0137|$1,200.00|Y|https://x.example|",
            "B|12/31/2011|b@x.example; c@x.example|402-555-0100|12.50|N|www.y.example|",
            "C|01/02/2010||402.555.0101 x2|0.00|Y||"
        )
        let table = try #require(firm.tables[.contact])
        let profiles = ColumnProfiler.profiles(of: table)
        #expect(profiles.map(\.inferred) == [.text, .date, .email, .phone, .money, .boolean, .url, .empty])
        #expect(profiles.map(\.distinct) == [3, 2, 2, 3, 3, 2, 2, 0])
        #expect(profiles.map(\.filled) == [3, 3, 2, 3, 3, 3, 2, 0])
        #expect(profiles[1].samples == ["01/02/2010", "12/31/2011"])
    }

    @Test("Owners are found with their rows, names and e-mails; rows that name nobody are counted")
    func owners() throws {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Prim_Tkpr", "1.01|001", "2.01|1", "3.01|")
        firm.add(.journal, "_SEQUENCE_NO|User_ID", "1|gwb", "2|GWB", "3|KMP2004")
        firm.add(.timekeeper, "EMPL|NAME", "1|Gregory W. Bell")
        firm.add(.user, "User_ID|Timekeeper|Name|Email", "GWB|1|Greg Bell|Greg@Firm.example")
        let owners = OwnerFinder.owners(of: firm.tables)
        #expect(owners.map(\.id) == ["GWB", "KMP2004", "1", ""])
        #expect(owners[0].email == "greg@firm.example")
        #expect(owners[0].rows == [SourceOwner.Use(column: "CMJRNL.User_ID", count: 2)])
        #expect(owners[1].email == nil)
        #expect(owners[2].rows == [SourceOwner.Use(column: "CMCLIENT.Prim_Tkpr", count: 2)])
        #expect(owners[2].name == "Greg Bell")
        #expect(owners[3].kind == .nobody)
        #expect(owners[3].rows == [SourceOwner.Use(column: "CMCLIENT.Prim_Tkpr", count: 1)])
    }
}
