import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

@Suite("Hazards of matters and their numbers")
struct MatterHazardTests {
    private func firm(_ lines: String...) -> SmallFirm {
        var firm = SmallFirm()
        firm.add(.client, lines: lines)
        return firm
    }

    private func codes(_ firm: SmallFirm) -> [String] { firm.mapped().diagnostics.map(\.code) }

    @Test("hazard 4: a matter without its zeros keeps the number of the file, joins its client, and is listed")
    func shortenedNumbers() throws {
        let firm = firm(
            "Client_ID|Client_Full_Name|Desc",
            "0042.01|Ann Lee|x",
            "42|Ann Lee|y",
            "0110.10|Bob Ray|z",
            "110.2|Bob Ray|w"
        )
        let records = firm.records()
        #expect(records.keys(.person) == ["CMCLIENT/0042", "CMCLIENT/0110"])
        #expect(records.one(.deal, "CMCLIENT/42")?.custom("Matter_Number__c") == .literal("42"))
        let found = firm.mapped().diagnostics.filter { $0.code == "matter-number-zeros" }
        #expect(found.map(\.line) == [3, 5])
        #expect(found.map { $0.message.hasSuffix(": 0042.00") } == [true, false])
        #expect(found[1].message.hasSuffix(": 0110.20"))
    }

    @Test(
        "hazard 4: numbers that only zeros tell apart stay two matters, are listed, and nothing else is linked to them"
    )
    func numbersThatMeet() {
        var firm = firm("Client_ID|Client_Full_Name|Desc", "110.10|Ann|x", "110.1|Ann|y", "111.01|Bob|z", "112.01|Cy|w")
        firm.add(.fee, "_SEQUENCE_NO|Client_ID|Date|Amount", "1|110.1|1/2/2020|5.00", "2|110.10|1/2/2020|7.00")
        let records = firm.records()
        #expect(records.one(.deal, "CMCLIENT/110.1")?.json("value") == 5)
        #expect(records.one(.deal, "CMCLIENT/110.10")?.json("value") == 7)
        let found = firm.mapped().diagnostics.filter { $0.code == "matter-number-twins" }
        #expect(found.map(\.message).first?.hasSuffix("CMCLIENT/110.10, CMCLIENT/110.1") == true)
        #expect(found.count == 1)
    }

    @Test("hazard 5: one client with three matters is one person with three deals")
    func repeatedClient() {
        let records = firm(
            "Client_ID|Client_Full_Name|Desc|Email_Address",
            "110.00|Erik Halvorsen|General|erik@halvorsen.example",
            "110.01|Erik Halvorsen|v. Platte|erik@halvorsen.example",
            "110.02|Erik Halvorsen|Will|erik@halvorsen.example"
        ).records()
        #expect(records.keys(.person) == ["CMCLIENT/110"])
        #expect(records.keys(.deal) == ["CMCLIENT/110.00", "CMCLIENT/110.01", "CMCLIENT/110.02"])
        #expect(records.filter { $0.reference.entity == .deal }.allSatisfy { $0.parent("person_id") == "CMCLIENT/110" })
        let emails: JSON = [["value": "erik@halvorsen.example", "label": "work", "primary": true]]
        #expect(records.one(.person, "CMCLIENT/110")?.json("emails") == emails)
    }

    @Test("hazard 14: without Inactive and Close_Date every matter counts as open, and that is said once")
    func noStatusColumns() {
        let firm = firm("Client_ID|Client_Full_Name|Desc", "1.01|Ann|x", "2.01|Bob|y")
        let map = firm.proposal.valueMaps.first { $0.kind == .matterStatus }
        #expect(map?.entries.map(\.value) == ["Open"])
        #expect(map?.entries.first?.reason.hasSuffix("no column tells the status") == true)
        #expect(codes(firm).filter { $0 == "status-underived" }.count == 1)
        let other = self.firm("Client_ID|Client_Full_Name|Desc|Inactive", "1.01|Ann|x|0", "2.01|Bob|y|1")
        #expect(!codes(other).contains("status-underived"))
    }

    @Test("hazard 18: a blank switch counts as no, and one that cannot be read holds a secure matter back")
    func blankSwitches() {
        let mapped = firm(
            "Client_ID|Client_Full_Name|Desc|Secure_Client|Inactive",
            "1.01|Ann|x||",
            "2.01|Bob|y|-1|Y",
            "3.01|Cy|z|maybe|True",
            "4.01|Di|w|0|1"
        ).mapped()
        #expect(mapped.deals.map(\.reference.key) == ["CMCLIENT/1.01", "CMCLIENT/4.01"])
        #expect(mapped.deals.map { $0.parent("stage_id") } == ["stage/Matters/Open", "stage/Matters/On Hold"])
    }

    @Test("hazard 52: dummy and administrative matters are listed and sent: leaving them out takes a person")
    func administrative() {
        let firm = firm(
            "Client_ID|Client_Full_Name|Desc",
            "1.00|OFFICE|General",
            "9999.00|TEST CLIENT|x",
            "2.00|Bell & Wells|VACATION",
            "3.00|Office Max Inc|Lease"
        )
        #expect(firm.records().keys(.deal).count == 4)
        let found = firm.mapped().diagnostics.filter { $0.code == "matter-administrative" }
        #expect(found.map(\.line) == [2, 3, 4])
    }

    @Test("hazard 53: a past close date closes a matter that is not inactive; inactive without a date is on hold")
    func contradictoryStatus() throws {
        let records = firm(
            "Client_ID|Client_Full_Name|Desc|Inactive|Close_Date",
            "1.01|Ann|x|0|06/30/2014",
            "2.01|Bob|y|1|"
        ).records()
        let closed = try #require(records.one(.deal, "CMCLIENT/1.01"))
        #expect(closed.text("status") == "won")
        #expect(closed.text("won_time") == "2014-06-30T12:00:00Z")
        #expect(records.one(.deal, "CMCLIENT/2.01")?.parent("stage_id") == "stage/Matters/On Hold")
        #expect(records.one(.deal, "CMCLIENT/2.01")?.text("status") == "open")
    }

    @Test("hazard 54: a missing open date is left out; one after the close date is kept as it is and listed")
    func openDates() {
        let firm = firm(
            "Client_ID|Client_Full_Name|Desc|Date_Open|Close_Date",
            "1.01|Ann|x||06/30/2014",
            "2.01|Bob|y|01/01/2015|06/30/2014"
        )
        let records = firm.records()
        #expect(records.one(.deal, "CMCLIENT/1.01")?.custom("Date_Opened__c") == nil)
        #expect(records.one(.deal, "CMCLIENT/2.01")?.custom("Date_Opened__c") == .literal("2015-01-01"))
        #expect(records.one(.deal, "CMCLIENT/2.01")?.text("won_time") == "2014-06-30T12:00:00Z")
        let found = firm.mapped().diagnostics.filter { $0.code == "dates-reversed" }
        #expect(found.map(\.line) == [3])
    }

    @Test("hazard 64: without separators the matters of known clients show how many digits are the matter")
    func joinedKeys() {
        let firm = firm(
            "Client_ID|Client_Full_Name|Desc",
            "20001|Erik Halvorsen|a",
            "20002|Erik Halvorsen|b",
            "20101|Ann Lee|c",
            "20102|Ann Lee|d",
            "20201|Bob Ray|e"
        )
        #expect(firm.records().keys(.person) == ["CMCLIENT/200", "CMCLIENT/201", "CMCLIENT/202"])
        #expect(codes(firm).contains("client-part-inferred"))
    }

    @Test("hazard 64: without separators and without that evidence each key is a client and a matter")
    func wholeKeys() {
        let firm = firm("Client_ID|Client_Full_Name|Desc", "110|Ann|a", "111|Bob|b", "112|Ann|c")
        #expect(firm.records().keys(.person) == ["CMCLIENT/110", "CMCLIENT/111", "CMCLIENT/112"])
        #expect(!codes(firm).contains("client-part-inferred"))
        #expect(JoinedKeys.decimals(of: ["20001", "20002", "20101", "20102"], clients: ["a", "b", "b", "b"]) == nil)
        #expect(JoinedKeys.decimals(of: ["1001", "1002", "2001", "2002"], clients: ["a", "a", "b", "b"]) == 2)
        #expect(JoinedKeys.decimals(of: ["101", "102", "201", "203"], clients: ["a", "a", "b", "b"]) == 2)
    }

    @Test("hazard 66: a free line that serves as a dump is kept word for word and left to a person's tick")
    func freeLine() {
        let firm = firm(
            "Client_ID|Client_Full_Name|Desc|Misc_2",
            "1.01|Ann|x|Adj: T. Ray 555-0101 Clm 77-B pd 4/2",
            "2.01|Bob|y|see red folder"
        )
        #expect(firm.rule("CMCLIENT.Misc_2")?.target.description == "custom:deal:text:Misc 2")
        #expect(firm.rule("CMCLIENT.Misc_2")?.ticked == false)
        let deal = firm.records().one(.deal, "CMCLIENT/1.01")
        #expect(deal?.custom("Misc 2") == .literal("Adj: T. Ray 555-0101 Clm 77-B pd 4/2"))
    }

    @Test("hazard 84: a case number that a spreadsheet made a date of is kept as the text that is left of it")
    func damagedNumber() {
        let deal = firm("Client_ID|Client_Full_Name|Desc|Ref_No", "1.01|Ann|x|2-Jan").records().one(
            .deal,
            "CMCLIENT/1.01"
        )
        #expect(deal?.custom("File Reference Number") == .literal("2-Jan"))
    }

    @Test("hazard 86: a date that no calendar has stays readable in a note, and no date is made up")
    func impossibleDates() {
        let firm = firm(
            "Client_ID|Client_Full_Name|Desc|Date_Open|Stat_Limit",
            "1.01|Ann|x|02/30/2015|11/31/2019",
            "2.01|Bob|y|01/05/0201|03/14/2107",
            "3.01|Cy|z|01/05/2015|01/05/2019"
        )
        let records = firm.records()
        for (key, texts) in [("1.01", ["02/30/2015", "11/31/2019"]), ("2.01", ["01/05/0201", "03/14/2107"])] {
            #expect(records.one(.deal, "CMCLIENT/\(key)")?.custom("Date_Opened__c") == nil)
            #expect(records.one(.deal, "CMCLIENT/\(key)")?.custom("Statute of Limitations") == nil)
            let note = records.one(.note, "CMCLIENT/\(key)/text")?.text("content") ?? ""
            for text in texts { #expect(note.contains(text)) }
        }
    }

    @Test("hazard 87: each column has its own order of day and month, by its own evidence")
    func orderByColumn() {
        let records = firm(
            "Client_ID|Client_Full_Name|Desc|Date_Open|Stat_Limit",
            "1.01|Ann|x|31/03/2021|03/31/2021",
            "2.01|Bob|y|01/02/2021|01/02/2021"
        ).records()
        let deal = records.one(.deal, "CMCLIENT/2.01")
        #expect(deal?.custom("Date_Opened__c") == .literal("2021-02-01"))
        #expect(deal?.custom("Statute of Limitations") == .literal("2021-01-02"))
    }
}
