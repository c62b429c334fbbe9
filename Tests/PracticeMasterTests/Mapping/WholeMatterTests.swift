import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

@Suite struct WholeMatterTests {
    private var firm: SmallFirm {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Name|Contact|Client_Full_Name|Desc|Inactive|Secure_Client|Date_Open|Close_Date|Prim_Tkpr|AOP",
            "110.00|Halvorsen/Erik||Erik Halvorsen|General|0|0|03/14/2011||1|PI",
            "110.01|Halvorsen/Erik||Erik Halvorsen|v. Platte Co-op, Inc.|0|0|03/15/2011|06/30/2014|001|PI",
            "204.02|Prairie Mills|Dunn/Ana|Prairie Mills, LLC|Lease|1|0|1/5/09||12|REAL"
        )
        firm.add(
            .contact,
            "RP_Key|Name|First_Name|Last_Name|Organization|Org_Sw|Email_Address1|Work_Phone|RP_Cat",
            "Halvorsen/Erik|Erik Halvorsen|Erik|Halvorsen|Platte Farms|0|erik@halvorsen.example|"
                + "(402) 555-0137 x204|CLIENT",
            "Prairie Mills|Prairie Mills, LLC||||1||402-555-0100|CLIENT"
        )
        firm.add(
            .fee,
            "_SEQUENCE_NO|Client_ID|Timekeeper|Date|Bill_Code|Rate|Hours|Amount|Description",
            "1|110.01|1|11/02/2021|0|250.00|1.50|375.00|Depo prep",
            "2|110.01|1|11/03/2021|2|250.00|1.00|250.00|Courtesy call",
            "3|110.01|12|11/01/2021||200.00|0.25||Letter <draft>",
            "4|999.01|1|11/04/2021|0|250.00|1.00|250.00|Nobody's"
        )
        firm.add(
            .cost,
            "_SEQUENCE_NO|Client_ID|Date|Amount|Description",
            "9|110.01|12/24/2021|(25.00)|Refund",
            "8|110.01|11/24/2021|$1,250.50|Expert"
        )
        return firm
    }

    @Test("A matter becomes a deal with its person, owner, stage, dates and sums")
    func wholeDeal() throws {
        let deal = try #require(firm.records().one(.deal, "CMCLIENT/110.01"))
        #expect(deal.text("title") == "v. Platte Co-op, Inc.")
        #expect(deal.parent("person_id") == "CMRELATE/Halvorsen/Erik")
        #expect(deal["org_id"] == nil)
        #expect(deal.json("owner_id") == 11)
        #expect(deal.parent("stage_id") == "stage/Matters/Closed")
        #expect(deal.text("status") == "won")
        #expect(deal.text("won_time") == "2014-06-30T12:00:00Z")
        #expect(deal.json("value") == .integer(425))
        #expect(deal.json("currency") == "USD")
        #expect(deal.custom("Matter_Number__c") == .literal("110.01"))
        #expect(deal.custom("Source_Key__c") == .literal("CMCLIENT/110.01"))
        #expect(deal.custom("Date_Opened__c") == .literal("2011-03-15"))
        #expect(deal.custom("Date_Closed__c") == nil)
        #expect(deal.custom("Fee_Hours__c") == .literal(.decimal("1.75")))
        #expect(deal.custom("Fee_Rate__c") == .literal(["value": .decimal("242.86"), "currency": "USD"]))
        #expect(deal.custom("Fee_Total__c") == .literal(["value": 425, "currency": "USD"]))
        #expect(deal.custom("Cost_Amount__c") == .literal(["value": .decimal("1225.5"), "currency": "USD"]))
        #expect(deal.custom("Cost_Date__c") == .literal("2021-12-24"))
        #expect(
            deal.custom("Cost_Description__c")
                == .literal("2021-11-24 · 1250.50 · Expert\n2021-12-24 · -25.00 · Refund")
        )
        let area = RecordReference(.field, "field/deal/Area of Practice")
        #expect(deal.custom("Area of Practice") == .option(field: area, label: "PI"))
        #expect(deal.traits.contains("stage:Closed"))
        #expect(deal.traits.contains("rule:CMCLIENT.Desc"))
        #expect(deal.fields.first { $0.place == .standard("title") }?.source == "CMCLIENT.Desc")
    }

    @Test("Every line of fees stands in the itemised note, oldest first, with sums and marker")
    func itemisedFees() throws {
        let note = try #require(firm.records().one(.note, "CMFEES/110.01"))
        let content = note.text("content")
        #expect(
            content.contains(
                "2021-11-01 · 0.25 h x 200.00 = 50.00 (computed) · 12 · Letter &lt;draft&gt;<br>2021-11-02"
            )
        )
        #expect(content.contains("not billable"))
        #expect(content.contains("<b>Billable:</b> 1.75 h, 425.00 USD"))
        #expect(content.contains("<b>Total:</b> 2.75 h, 675.00 USD"))
        #expect(content.hasSuffix("<p>Source: CMFEES/110.01</p>"))
        #expect(note.text("add_time") == "2021-11-03 12:00:00")
        #expect(note.parent("deal_id") == "CMCLIENT/110.01")
        #expect(note.json("user_id") == 11)
    }

    @Test("A client that is a contact is one person with both keys, and the contact record names it")
    func clientIsContact() throws {
        let person = try #require(firm.records().one(.person, "CMRELATE/Halvorsen/Erik"))
        #expect(person.text("name") == "Erik Halvorsen")
        #expect(person.custom("Client_Number__c") == .literal("110"))
        #expect(person.json("emails") == [["value": "erik@halvorsen.example", "label": "work", "primary": true]])
        #expect(person.json("phones") == [["value": "(402) 555-0137 x204", "label": "work", "primary": true]])
        #expect(person.text("add_time") == "2011-03-14T12:00:00Z")
        #expect(person.parent("org_id") == "ORG/platte farms")
        #expect(firm.records().keys(.person) == ["CMRELATE/Halvorsen/Erik", "CONTACT/ana dunn"])
    }

    @Test("A company client is an organization; its contact by name alone is a person of it")
    func companyClient() throws {
        let records = firm.records()
        let deal = try #require(records.one(.deal, "CMCLIENT/204.02"))
        #expect(deal.parent("org_id") == "CMRELATE/Prairie Mills")
        #expect(deal.parent("person_id") == "CONTACT/ana dunn")
        #expect(deal.parent("stage_id") == "stage/Matters/On Hold")
        #expect(deal.json("owner_id") == 99)
        let person = try #require(records.one(.person, "CONTACT/ana dunn"))
        #expect(person.text("name") == "Ana Dunn")
        #expect(person.parent("org_id") == "CMRELATE/Prairie Mills")
        let organization = try #require(records.one(.organization, "CMRELATE/Prairie Mills"))
        #expect(organization.custom("Phone") == .literal("402-555-0100"))
        #expect(organization["phones"] == nil)
    }

    @Test("Definitions come first, and only what is used is created")
    func definitions() throws {
        let records = firm.records()
        #expect(records.keys(.pipeline) == ["pipeline/Matters"])
        #expect(records.keys(.stage) == ["stage/Matters/Open", "stage/Matters/On Hold", "stage/Matters/Closed"])
        let fields = records.keys(.field)
        #expect(fields.contains("field/person/Source_Key__c"))
        #expect(fields.contains("field/organization/Source_Key__c"))
        #expect(!fields.contains("field/deal/Date_Closed__c"))
        let area = try #require(records.one(.field, "field/deal/Area of Practice"))
        #expect(area.text("field_type") == "enum")
        #expect(area.json("options") == [["label": "PI"], ["label": "REAL"]])
        #expect(area.text("entity") == "deal")
        let order = records.map(\.reference.entity)
        #expect(order == order.sorted())
        var seen: Set<RecordReference> = []
        for record in records {
            #expect(record.parents.allSatisfy { seen.contains($0) }, "\(record.reference) before its parents")
            #expect(seen.insert(record.reference).inserted, "\(record.reference) occurs twice")
        }
    }

    @Test("A fee of an unknown matter is listed, not attached to something else")
    func strayFee() throws {
        let mapped = firm.mapped()
        let orphan = try #require(mapped.exclusions.first { $0.file == .fee })
        #expect(orphan.cause == .orphan)
        #expect(orphan.key == "CMFEES/4")
        #expect(orphan.line == 5)
        #expect(mapped.diagnostics.contains { $0.code == "amount-computed" && $0.file == .fee })
    }

    @Test("The counts are those of the records, and a second mapping gives the same")
    func determinism() {
        let first = firm.records()
        #expect(first == firm.records())
        let counts = Dictionary(grouping: first, by: \.reference.entity).mapValues(\.count)
        #expect(firm.mapped().counts == counts)
    }
}
