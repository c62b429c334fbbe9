import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

@Suite("Hazards of fees and costs")
struct BillingHazardTests {
    private func firm(_ header: String, _ rows: String...) -> SmallFirm {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Client_Full_Name|Desc|Date_Open", "1.01|Ann Lee|x|01/02/2012")
        firm.add(.fee, lines: [header] + rows)
        return firm
    }

    private func deal(_ firm: SmallFirm) throws -> DesiredRecord {
        try #require(firm.records().one(.deal, "CMCLIENT/1.01"))
    }

    private func note(_ firm: SmallFirm) throws -> String {
        try #require(firm.records().one(.note, "CMFEES/1.01")).text("content")
    }

    @Test("hazard 6: fees without a single archived row are reported as a lower bound of what was billed")
    func unbilledOnly() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Client_Full_Name|Desc", "1.01|Ann Lee|x")
        let rows = (1...430).map { "\($0)|1.01|01/02/2024|5.00|0" }
        firm.add(.fee, lines: ["_SEQUENCE_NO|Client_ID|Date|Amount|Archived"] + rows)
        #expect(firm.mapped().diagnostics.filter { $0.code == "fees-unbilled-only" }.count == 1)
        firm.add(.fee, lines: ["_SEQUENCE_NO|Client_ID|Date|Amount|Archived"] + rows + ["431|1.01|01/02/2012|5.00|1"])
        #expect(!firm.mapped().diagnostics.contains { $0.code == "fees-unbilled-only" })
    }

    @Test("hazard 33: a narrative of 5,000 characters stands whole in the matter's note")
    func longNarrative() throws {
        let narrative = String((1...1_000).map { "word\($0)" }.joined(separator: " ").prefix(5_000))
        let firm = firm(
            "_SEQUENCE_NO|Client_ID|Date|Amount|Description",
            "1|1.01|1/2/2024|5.00|\(narrative)",
            "2|1.01|1/3/2024|5.00|Next"
        )
        #expect(narrative.utf8.count == 5_000)
        #expect(try note(firm).contains(narrative))
        #expect(try note(firm).contains("Next"))
    }

    @Test("hazard 55: rows without charge are listed in the note and count neither as hours nor as value")
    func withoutCharge() throws {
        let firm = firm(
            "_SEQUENCE_NO|Client_ID|Date|Bill_Code|Hours|Amount|Description",
            "1|1.01|1/2/2024|0|2.0|500.00|Brief",
            "2|1.01|1/3/2024|2|1.5|0.00|Courtesy call"
        )
        let deal = try deal(firm)
        #expect(deal.json("value") == 500)
        #expect(deal.custom("Fee_Hours__c") == .literal(2))
        let note = try note(firm)
        #expect(note.contains("1.5 h, amount 0.00 · not billable · Courtesy call"))
        #expect(note.contains("<b>Not billable:</b> 1.5 h, 0.00 USD"))
    }

    @Test("hazard 56: an amount that is not hours x rate counts as it is written, and the note claims no product")
    func flatAmount() throws {
        let header = "_SEQUENCE_NO|Client_ID|Date|Hours|Rate|Amount|Description"
        let firm = firm(header, "1|1.01|1/2/2024|2.00|250.00|400.00|Flat", "2|1.01|1/3/2024|1.00|250.00|250.00|Plain")
        #expect(try deal(firm).json("value") == 650)
        let note = try note(firm)
        #expect(note.contains("2024-01-02 · 2.00 h x 250.00, amount 400.00 · Flat"))
        #expect(note.contains("2024-01-03 · 1.00 h x 250.00 = 250.00 · Plain"))
    }

    @Test("hazard 57: negative amounts of every notation are taken off the sum")
    func negativeAmounts() throws {
        let firm = firm(
            "_SEQUENCE_NO|Client_ID|Date|Amount",
            "1|1.01|1/2/2024|$1,000.00",
            "2|1.01|1/2/2024|-125.00",
            "3|1.01|1/2/2024|125.00-",
            "4|1.01|1/2/2024|(125.00)",
            "5|1.01|1/2/2024|125.00CR"
        )
        #expect(try deal(firm).json("value") == 500)
    }

    @Test("hazard 58: an amount that cannot be read is kept in the note, listed, and counts as nothing")
    func unreadableAmount() throws {
        let firm = firm("_SEQUENCE_NO|Client_ID|Date|Amount", "1|1.01|1/2/2024|1.230", "2|1.01|1/2/2024|see memo")
        #expect(try deal(firm).json("value") == .decimal("1.23"))
        #expect(try note(firm).contains("Amount: see memo"))
        #expect(firm.mapped().diagnostics.filter { $0.code == "amount-invalid" }.map(\.line) == [3])
    }

    @Test("hazard 59: the hours to bill are the deal's hours; hours worked stay readable beside them")
    func workedHours() throws {
        let firm = firm("_SEQUENCE_NO|Client_ID|Date|Worked_Hours|Hours|Amount", "1|1.01|1/2/2024|3.2|2.5|500.00")
        #expect(try deal(firm).custom("Fee_Hours__c") == .literal(.decimal("2.5")))
        #expect(try note(firm).contains("Hours Worked: 3.2"))
    }

    @Test("hazard 60: hours written as a clock reading are summed as hours")
    func clockHours() throws {
        let firm = firm(
            "_SEQUENCE_NO|Client_ID|Date|Hours|Amount",
            "1|1.01|1/2/2024|1:30|1.00",
            "2|1.01|1/2/2024|0.25|1.00"
        )
        #expect(try deal(firm).custom("Fee_Hours__c") == .literal(.decimal("1.75")))
    }

    @Test("hazard 62: archived and open rows are summed together, and each line says which it is")
    func archived() throws {
        let firm = firm(
            "_SEQUENCE_NO|Client_ID|Date|Amount|Archived|Stmt_Num",
            "1|1.01|1/2/2023|100.00|1|8841",
            "2|1.01|1/2/2024|50.00|0|"
        )
        #expect(try deal(firm).json("value") == 150)
        let note = try note(firm)
        #expect(note.contains("Archived Transaction: 1 · Statement Number: 8841"))
        #expect(!firm.mapped().diagnostics.contains { $0.code == "fees-unbilled-only" })
    }
}
