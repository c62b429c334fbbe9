import Migration
import Testing

@testable import PracticeMaster

@Suite struct ProposerTests {
    @Test("Every column of the six files has a default target of its own", arguments: SourceFile.expected)
    func everyColumnHasDefault(file: SourceFile) {
        for field in FieldCatalogue.fields(of: file) where !CustomColumns.freeLines.contains(field.fieldID) {
            #expect(DefaultTargets.entry(file: file, canonical: field.fieldID) != nil, "\(file).\(field.fieldID)")
        }
    }

    @Test("Every column of every table gets exactly one rule")
    func oneRuleEach() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Desc|Odd|Odd", "1.01|A|x|y")
        firm.add(.timekeeper, "EMPL|NAME", "1|Gregory")
        let columns = firm.proposal.rules.map(\.column)
        #expect(columns.count == 6)
        #expect(Set(columns).count == 6)
    }

    @Test("Known columns go to the fields that they are meant for")
    func knownColumns() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Desc|Date_Open|Prim_Tkpr|Secure_Client", "1.01|A|01/02/2010|1|0")
        firm.add(.journal, "_SEQUENCE_NO|Date|Time|Client_ID|User_ID|Desc", "5|01/02/2010|9:30a|1.01|GWB|Called")
        firm.add(.calendar, "_SEQUENCE_NO|Due_Date|Desc|Private|Complet_Dt", "6|01/02/2010|Call|0|01/03/2010")
        let expected = [
            "CMCLIENT.Client_ID": "deal.matter_number", "CMCLIENT.Desc": "deal.title",
            "CMCLIENT.Date_Open": "deal.open_date", "CMCLIENT.Prim_Tkpr": "deal.owner",
            "CMCLIENT.Secure_Client": "flag:secure", "CMJRNL.Date": "note.add_time", "CMJRNL.Desc": "note.content",
            "CMJRNL.Client_ID": "link:matter", "CMJRNL.User_ID": "note.user",
            "CMCALENDAR.Due_Date": "activity.due_date",
            "CMCALENDAR.Private": "flag:private", "CMCALENDAR.Complet_Dt": "activity.done",
        ]
        for (name, target) in expected {
            #expect(firm.rule(name)?.target.description == target, "\(name)")
            #expect(firm.rule(name)?.ticked == true, "\(name)")
        }
    }

    @Test("A column without values and a column that repeats others are left out, with the reason")
    func emptyAndCopies() {
        var firm = SmallFirm()
        firm.add(
            .contact,
            "RP_Key|Addr1|Addr1_Line1|Addr2_Line1|City|Email_Address|Email_Address1|Comments",
            "A|Main 1|Main 1|Home 2|Lincoln|a@x.example|a@x.example|",
            "B|Home 3||Home 3|Omaha|b@x.example|b@x.example|"
        )
        #expect(firm.rule("CMRELATE.Addr1")?.target == .skip)
        #expect(firm.rule("CMRELATE.Addr1")?.reasons.last == "repeats Addr1_Line1, Addr2_Line1")
        #expect(firm.rule("CMRELATE.Email_Address")?.target == .skip)
        #expect(firm.rule("CMRELATE.City")?.target.description == "person.address[city]")
        #expect(firm.rule("CMRELATE.Comments")?.target == .skip)
        #expect(firm.rule("CMRELATE.Comments")?.alternatives.first?.description == "custom:person:longtext:Comments")
    }

    @Test("Sensitive columns stay behind by default and offer where they could go")
    func sensitive() {
        var firm = SmallFirm()
        firm.add(.contact, "RP_Key|DOB|Client_SSN", "A|05/11/31|123-45-6789")
        let birth = firm.rule("CMRELATE.DOB")
        #expect(birth?.target == .skip)
        #expect(birth?.alternatives.first?.description == "person.birthday")
        #expect(birth?.isSensitive == true)
        #expect(firm.rule("CMRELATE.Client_SSN")?.target == .skip)
        #expect(firm.rule("CMRELATE.Client_SSN")?.isSensitive == true)
    }

    @Test("The firm's own columns become fields of the type that their values show")
    func customTypes() {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Date_Of_Loss|Demand|Claim_No|Retained|Remarks",
            "1.01|03/14/2011|$1,250.00|00123|Y|Some words here",
            "2.01|12/31/2012|900.00|00124|N|Other words, too",
            "3.01|  /  /  |12.50|00125|Y|More",
            "4.01|01/15/2013|3.00|00126|Y|And more",
            "5.01|06/30/2014|4.75|00127|N|And still more"
        )
        #expect(firm.rule("CMCLIENT.Date_Of_Loss")?.target.description == "custom:deal:date:Date Of Loss")
        #expect(firm.rule("CMCLIENT.Demand")?.target.description == "custom:deal:money:Demand")
        #expect(firm.rule("CMCLIENT.Claim_No")?.target.description == "custom:deal:text:Claim No")
        #expect(firm.rule("CMCLIENT.Retained")?.target.description == "custom:deal:yesno:Retained")
        #expect(firm.rule("CMCLIENT.Remarks")?.target.description == "custom:deal:text:Remarks")
    }

    @Test("A column whose value depends only on the client goes to the person; one exception sends it to the deal")
    func dependency() {
        let rows = (1...6).flatMap { ["\($0).01|Grp\($0)|Case\($0)", "\($0).02|Grp\($0)|Case\($0 * 7)"] }
        var firm = SmallFirm()
        firm.add(.client, lines: ["Client_ID|Referral Group|Court Case"] + rows)
        #expect(firm.rule("CMCLIENT.Referral Group")?.target.description == "custom:person:text:Referral Group")
        #expect(firm.rule("CMCLIENT.Court Case")?.target.description == "custom:deal:text:Court Case")
    }

    @Test("Values that do not fit the target cost the tick")
    func doubtfulValues() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Date_Open", "1.01|see file", "2.01|unknown", "3.01|01/02/2010")
        let rule = firm.rule("CMCLIENT.Date_Open")
        #expect(rule?.ticked == false)
        #expect(rule?.reasons.last == "33 % of 3 values are dates")
    }

    @Test("A field that the account has already keeps the account's spelling")
    func accountField() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Date_Of_Loss", "1.01|03/14/2011")
        let proposal = Proposer.propose(
            tables: firm.tables,
            accountFields: [.deal: ["Date of loss"]],
            today: SmallFirm.today
        )
        #expect(proposal.rules.last?.target.description == "custom:deal:date:Date of loss")
    }

    @Test("Statuses are derived from close date and switch, and lost is never suggested")
    func statuses() {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Inactive|Close_Date",
            "1.01|0|",
            "2.01|1|",
            "3.01|0|01/31/2020",
            "4.01|1|01/31/2020",
            "5.01|0|01/31/2030",
            "6.01|1|01/31/2030"
        )
        let map = firm.proposal.valueMaps.first { $0.kind == .matterStatus }
        #expect(map?.entries.map(\.value) == ["Closed", "On Hold", "Open"])
        #expect(map?.entries.map(\.target) == ["Closed|won", "On Hold|open", "Open|open"])
        #expect(map?.entries.map(\.count) == [2, 2, 2])
    }

    @Test("A status column of the firm's own is found and its words are mapped")
    func statusColumn() {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Close_Date|Matter_Status",
            "1.01||Open",
            "2.01||Billed",
            "3.01|01/31/2020|Closed",
            "4.01||Mediation",
            "5.01||On Hold"
        )
        #expect(firm.rule("CMCLIENT.Matter_Status")?.target.description == "deal.status")
        let map = firm.proposal.valueMaps.first { $0.kind == .matterStatus }
        #expect(map?.target(of: "Billed") == "Billed|won")
        #expect(map?.target(of: "Mediation") == "Mediation|open")
    }

    @Test("Calendar codes become activity types by the legend, else by their own words")
    func calendarCodes() {
        var firm = SmallFirm()
        firm.add(
            .calendar,
            "Due_Date|Calendar_Code",
            "1/2/20|HRG2",
            "1/2/20|appt",
            "1/2/20|ZZ",
            "1/2/20|",
            "1/2/20|APPT"
        )
        firm.add(.calendarCode, "Cal_Code|Desc", "ZZ|Settlement conference")
        let map = firm.proposal.valueMaps.first { $0.kind == .calendarCode }
        #expect(map?.target(of: "HRG2") == "new:Hearing")
        #expect(map?.target(of: "appt") == "meeting")
        #expect(map?.target(of: "ZZ") == "meeting")
        #expect(map?.target(of: "") == "task")
        #expect(map?.entries.first { $0.value == "appt" }?.count == 2)
    }

    @Test("Disagreeing evidence about people and organizations is flagged")
    func classification() {
        var firm = SmallFirm()
        firm.add(
            .contact,
            "RP_Key|Name|First_Name|Last_Name|Org_Sw",
            "A|Ann Lee|Ann|Lee|0",
            "B|ACME TITLE CO., LLC|||0",
            "C|Court Clerk|||1",
            "D|Bob Ray|Bob|Ray|1"
        )
        firm.add(.client, "Client_ID|Name|Client_Full_Name", "1.01|A|Ann Lee", "2.01||First Bank of Omaha")
        let found = Dictionary(uniqueKeysWithValues: firm.proposal.classifications.map { ($0.key, $0) })
        #expect(found["CMRELATE/A"]?.party == .person)
        #expect(found["CMRELATE/B"]?.party == .organization)
        #expect(found["CMRELATE/B"]?.isFlagged == true)
        #expect(found["CMRELATE/C"]?.party == .organization)
        #expect(found["CMRELATE/D"]?.isFlagged == true)
        #expect(found["CMCLIENT/1"]?.reason.hasPrefix("is the contact CMRELATE/A") == true)
        #expect(found["CMCLIENT/2"]?.party == .organization)
    }
}
