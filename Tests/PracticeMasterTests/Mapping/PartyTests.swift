import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

@Suite struct PartyTests {
    @Test("Two clients on one contact record are one person with both numbers")
    func twoClients() throws {
        var firm = SmallFirm()
        firm.add(.contact, "RP_Key|Name|Org_Sw", "A|Ann Lee|0")
        firm.add(.client, "Client_ID|Name|Client_Full_Name|Desc", "1.01|A|Ann Lee|x", "2.01|A|Ann Lee|y")
        let records = firm.records()
        #expect(records.keys(.person) == ["CMRELATE/A"])
        #expect(records.one(.person, "CMRELATE/A")?.custom("Client_Number__c") == .literal("1, 2"))
    }

    @Test("Employers with one name in several spellings are one organization, known companies are not made twice")
    func employers() {
        var firm = SmallFirm()
        firm.add(
            .contact,
            "RP_Key|Name|Organization|Org_Sw",
            "A|Ann Lee|Prairie Mills LLC|0",
            "B|Bob Ray|PRAIRIE MILLS, L.L.C.|0",
            "C|Cy Fox|Acme Inc|0",
            "D|Acme, Inc.||1"
        )
        let mapped = firm.mapped()
        let organizations = mapped.parties.filter { $0.reference.entity == .organization }
        #expect(organizations.map(\.reference.key) == ["CMRELATE/D", "ORG/prairie mills llc"])
        #expect(organizations.last?.text("name") == "Prairie Mills LLC")
        #expect(mapped.parties.one(.person, "CMRELATE/C")?.parent("org_id") == "CMRELATE/D")
        #expect(mapped.parties.one(.person, "CMRELATE/B")?.parent("org_id") == "ORG/prairie mills llc")
        #expect(mapped.diagnostics.map(\.code) == ["employer-by-text"])
    }

    @Test("A party that only secure matters name is held back, one that an open matter names too is not")
    func secureParties() {
        var firm = SmallFirm()
        firm.add(.contact, "RP_Key|Name|Org_Sw", "A|Ann Lee|0", "B|Bob Ray|0", "C|Cy Fox|0")
        firm.add(
            .client,
            "Client_ID|Name|Contact|Client_Full_Name|Desc|Secure_Client",
            "1.01|A|B|Ann Lee|secret|1",
            "2.01|C|B|Cy Fox|open|0",
            "2.02|C||Cy Fox|secret|1"
        )
        let mapped = firm.mapped()
        #expect(mapped.parties.map(\.reference.key) == ["CMRELATE/B", "CMRELATE/C"])
        #expect(mapped.exclusions.map(\.key) == ["CMCLIENT/1.01", "CMCLIENT/2.02", "CMRELATE/A"])
        #expect(mapped.exclusions.allSatisfy { $0.cause == .secure })
    }

    @Test("E-mails and phones are taken apart, copies dropped, and what is none is kept in a note")
    func reach() throws {
        var firm = SmallFirm()
        firm.add(
            .contact,
            "RP_Key|Name|Email_Address1|Email_Address2|Work_Phone|Home_Phone|Cellular_Phone",
            "A|Ann Lee|a@x.example; b@x.example|jdoe@gmail,com|402-555-0100|(402) 555-0100|call wife"
        )
        let records = firm.records()
        let person = try #require(records.one(.person, "CMRELATE/A"))
        #expect(
            person.json("emails") == [
                ["value": "a@x.example", "label": "work", "primary": true],
                ["value": "b@x.example", "label": "work", "primary": false],
            ]
        )
        #expect(person.json("phones") == [["value": "402-555-0100", "label": "work", "primary": true]])
        let note = try #require(records.one(.note, "CMRELATE/A/text"))
        #expect(note.parent("person_id") == "CMRELATE/A")
        #expect(note.text("content").contains("jdoe@gmail,com"))
        #expect(note.text("content").contains("Mobile Phone: call wife"))
    }

    @Test("An address is one text, in a custom field of a person and in the field of an organization")
    func addresses() throws {
        var firm = SmallFirm()
        let header =
            "RP_Key|Name|Org_Sw|Addr1_Line1|Addr1_Line2|Addr1_City|Addr1_State|Addr1_Zip|Addr2_Line1|Addr2_City"
        firm.add(
            .contact,
            header,
            "A|Ann Lee|0|1400 O St|Suite 5|Lincoln|NE|68512|9 Elm|Omaha",
            "B|Acme|1|2 P St||Lincoln|NE||||"
        )
        let records = firm.records()
        let person = try #require(records.one(.person, "CMRELATE/A"))
        #expect(person.custom("Address") == .literal(["value": "1400 O St, Suite 5, Lincoln, NE 68512"]))
        #expect(person.custom("Home address") == .literal(["value": "9 Elm, Omaha"]))
        #expect(person["address"] == nil)
        let organization = try #require(records.one(.organization, "CMRELATE/B"))
        #expect(organization.json("address") == ["value": "2 P St, Lincoln, NE"])
    }

    @Test("Values that do not fit their fields are kept in a note on the record")
    func keptText() throws {
        var firm = SmallFirm()
        let title = String(repeating: "very long title ", count: 30)
        firm.add(
            .client,
            "Client_ID|Client_Full_Name|Desc|Date_Open|Demand",
            "1.01|Ann Lee|\(title)|13/45/2010|100.00",
            "2.01|Bob Ray|b|01/02/2010|see file",
            "3.01|Cy Fox|c|  /  /  |"
        )
        firm.amendments["CMCLIENT.Demand"] = "custom:deal:money:Demand"
        let records = firm.records()
        let deal = try #require(records.one(.deal, "CMCLIENT/1.01"))
        #expect(deal.text("title").count == 251)
        #expect(deal.custom("Date_Opened__c") == nil)
        #expect(deal.custom("Demand") == .literal(["value": 100, "currency": "USD"]))
        let note = try #require(records.one(.note, "CMCLIENT/1.01/text"))
        #expect(note.text("content").contains("Open Date: 13/45/2010"))
        #expect(note.text("content").contains(title.dropLast()))
        #expect(records.one(.note, "CMCLIENT/2.01/text")?.text("content").contains("Demand: see file") == true)
        #expect(records.one(.note, "CMCLIENT/3.01/text") == nil)
        #expect(firm.mapped().diagnostics.map(\.code).contains("title-cut"))
    }

    @Test("A reviewer's classification moves a contact from person to organization")
    func reclassified() throws {
        var firm = SmallFirm()
        firm.add(.contact, "RP_Key|Name|Org_Sw|Web_Page", "A|Acme Title|0|www.acme.example")
        var decisions = firm.decisions
        decisions.classifications["CMRELATE/A"]?.party = .organization
        let context = MappingContext(currency: "USD", zone: .utc, today: SmallFirm.today)
        let mapped = RecordMapper.map(tables: firm.tables, decisions: decisions, context: context)
        let organization = try #require(mapped.parties.one(.organization, "CMRELATE/A"))
        #expect(organization.text("website") == "www.acme.example")
        #expect(organization.custom("Source_Key__c") == .literal("CMRELATE/A"))
    }

    @Test("Roles of CMRELLNK become the options of one field on the person")
    func roles() throws {
        var firm = SmallFirm()
        firm.add(.contact, "RP_Key|Name|RP_Cat", "A|Ann Lee|JUDGE")
        firm.add(.contactCategory, "RP_Cat|RP_Key", "EXPERT|A", "ATTORNEY|A", "WITNESS|Z")
        let records = firm.records()
        let field = RecordReference(.field, "field/person/Roles")
        let person = try #require(records.one(.person, "CMRELATE/A"))
        #expect(person.custom("Roles") == .options(field: field, labels: ["ATTORNEY", "EXPERT"]))
        #expect(person.custom("Role") == .option(field: RecordReference(.field, "field/person/Role"), label: "JUDGE"))
        #expect(
            records.one(.field, "field/person/Roles")?.json("options") == [["label": "ATTORNEY"], ["label": "EXPERT"]]
        )
    }
}
