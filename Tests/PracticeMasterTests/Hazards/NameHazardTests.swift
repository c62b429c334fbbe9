import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

@Suite("Hazards of people's and organizations' names")
struct NameHazardTests {
    private func firm(_ lines: String...) -> SmallFirm {
        var firm = SmallFirm()
        firm.add(.contact, lines: lines)
        return firm
    }

    private func classification(_ name: String) -> Classification? {
        firm("RP_Key|Name", "K|\(name)").proposal.classifications.first
    }

    @Test("hazard 25: likely duplicates are listed and never merged")
    func duplicates() {
        let names = ["Robert Smith", "Bob Smith", "Smith, Robert", "SMITH ROBERT"]
        var firm = SmallFirm()
        let rows = names.enumerated().map { "K\($0.offset)|\($0.element)" } + ["K9|Robert Smythe"]
        firm.add(.contact, lines: ["RP_Key|Name"] + rows)
        #expect(firm.records().keys(.person).count == 5)
        let found = firm.mapped().diagnostics.filter { $0.code == "contact-duplicate" }
        #expect(found.map { $0.message.hasSuffix(": CMRELATE/K0, CMRELATE/K1, CMRELATE/K2, CMRELATE/K3") } == [true])
    }

    @Test("hazard 28: a company that is stored as an individual is proposed as an organization, and flagged")
    func companyAsIndividual() {
        let found = firm("RP_Key|Name|First_Name|Last_Name|Org_Sw", "K|||ACME TITLE CO., LLC|0").proposal
            .classifications
        #expect(found.map(\.party) == [.organization])
        #expect(found.map(\.isFlagged) == [true])
        let reverse = firm("RP_Key|Name|First_Name|Last_Name|Org_Sw", "K||Ann|Lee|1").proposal.classifications
        #expect(reverse.map(\.party) == [.organization])
        #expect(reverse.map(\.isFlagged) == [true])
    }

    @Test(
        "hazard 29: a couple stays one person with the name as it is, and is flagged",
        arguments: ["John & Jane Doe", "Doe, John and Jane"]
    )
    func couples(name: String) {
        #expect(firm("RP_Key|Name", "K|\(name)").records().one(.person, "CMRELATE/K")?.text("name") == name)
        #expect(classification(name)?.party == .person)
        #expect(classification(name)?.isFlagged == true)
        #expect(classification(name)?.reason.hasSuffix("the name may be that of several people") == true)
    }

    @Test(
        "hazard 30: noise in a name is kept word for word, and a person is asked to look",
        arguments: [
            ("Estate of Ruth Vance, Deceased", Classification.Party.person, "estate"),
            ("ABC Inc. d/b/a Joe's", .organization, "second name"), ("In re Marriage of K.", .person, "proceeding"),
            ("c/o Wells", .person, "care of"),
        ]
    )
    func legalNoise(name: String, party: Classification.Party, word: String) {
        let found = classification(name)
        #expect(found?.party == party)
        #expect(found?.isFlagged == true)
        #expect(found?.reason.contains(word) == true)
        let entity: TargetEntity = party == .person ? .person : .organization
        var decided = firm("RP_Key|Name", "K|\(name)")
        decided.add(.client, "Client_ID|Client_Full_Name|Desc", "1.01|\(name)|x")
        #expect(decided.records().one(entity, "CMRELATE/K")?.text("name") == name)
    }

    @Test("hazard 31: titles, generations and degrees stay in the name, and do not hide a duplicate or a link")
    func titles() {
        let name = "Hon. Jane Q. Public, Jr., Esq."
        var firm = firm("RP_Key|Name", "K|\(name)", "L|Jane Public", "M|Dr. Lee DDS")
        firm.add(
            .journal,
            "_SEQUENCE_NO|Date|Related_Party|Desc",
            "1|1/2/2020|Hon. Jane Q. Public Jr. Esq.|x",
            "2|1/2/2020|Dr. Lee DDS|y"
        )
        let records = firm.records()
        #expect(records.one(.person, "CMRELATE/K")?.text("name") == name)
        #expect(records.one(.person, "CMRELATE/M")?.text("name") == "Dr. Lee DDS")
        #expect(records.one(.note, "CMJRNL/1")?.parent("person_id") == "CMRELATE/K")
        #expect(records.one(.note, "CMJRNL/2")?.parent("person_id") == "CMRELATE/M")
        let found = firm.mapped().diagnostics.filter { $0.code == "contact-duplicate" }
        #expect(found.map { $0.message.hasSuffix("CMRELATE/K, CMRELATE/L") } == [true])
        #expect(Cell.contactKey("Smith, John A., Jr.") == Cell.contactKey("John A. Smith, Jr."))
    }

    @Test("hazard 32: a name without its parts is not split")
    func unsplitName() {
        let records = firm("RP_Key|Name|First_Name|Last_Name", "K|Maria del Carmen Ortiz-Vega||").records()
        let person = records.one(.person, "CMRELATE/K")
        #expect(person?.text("name") == "Maria del Carmen Ortiz-Vega")
        #expect(person?["first_name"] == nil)
        #expect(person?["last_name"] == nil)
    }

    @Test("hazard 48: spellings of one company are one organization with all its client numbers")
    func spellings() {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Client_Full_Name|Desc",
            "204.01|Prairie Mills LLC|x",
            "204.02|Prairie Mills, L.L.C.|y",
            "310.01|PRAIRIE MILLS L.L.C.|z"
        )
        let records = firm.records()
        #expect(records.keys(.organization) == ["CMCLIENT/204"])
        let organization = records.one(.organization, "CMCLIENT/204")
        #expect(organization?.text("name") == "Prairie Mills LLC")
        #expect(organization?.custom("Client_Number__c") == .literal("204, 310"))
        #expect(firm.mapped().diagnostics.contains { $0.code == "client-by-name" && $0.line == 4 })
    }

    @Test("hazard 48: a company client without a record of its own is the contact of that name, when there is one only")
    func clientIsOrganization() {
        var firm = firm("RP_Key|Name|Org_Sw", "M|Prairie Mills, L.L.C.|1", "A|Acme, Inc.|1", "B|ACME INC|1")
        firm.add(.client, "Client_ID|Client_Full_Name|Desc", "204.01|Prairie Mills LLC|x", "310.01|Acme Incorporated|y")
        let records = firm.records()
        #expect(records.one(.deal, "CMCLIENT/204.01")?.parent("org_id") == "CMRELATE/M")
        #expect(records.one(.deal, "CMCLIENT/310.01")?.parent("org_id") == "CMCLIENT/310")
    }

    @Test(
        "hazard 50: placeholders make no employer, no contact, no phone and no e-mail",
        arguments: ["UNKNOWN", "TBD", "?", "xxx"]
    )
    func placeholders(text: String) {
        var firm = firm(
            "RP_Key|Name|Organization|Work_Phone|Email_Address1",
            "K|Ann Lee|\(text)|(000) 000-0000|none",
            "L|Bob Ray|Acme|402-555-0100|b@x.example"
        )
        firm.add(
            .client,
            "Client_ID|Name|Contact|Client_Full_Name|Desc|Tax_ID",
            "1.01||\(text)|Prairie Mills LLC|x|999-99-9999"
        )
        let records = firm.records()
        #expect(records.keys(.organization) == ["CMCLIENT/1", "ORG/acme"])
        #expect(records.keys(.person) == ["CMRELATE/K", "CMRELATE/L"])
        #expect(records.one(.person, "CMRELATE/K")?["phones"] == nil)
        #expect(records.one(.person, "CMRELATE/K")?["emails"] == nil)
        #expect(records.one(.note, "CMRELATE/K/text") == nil)
        #expect(SensitiveScan.findings(in: firm.tables).allSatisfy { $0.count == 0 })
    }

    @Test(
        "hazard 51: a remark in the name stays there, nobody is left out for it, and it is flagged",
        arguments: ["*** DO NOT USE *** Smith", "Doe, John (DECEASED)", "ZZZ old"]
    )
    func statusInName(name: String) {
        #expect(firm("RP_Key|Name", "K|\(name)").records().one(.person, "CMRELATE/K")?.text("name") == name)
        #expect(classification(name)?.isFlagged == true)
        #expect(classification(name)?.reason.hasSuffix("the name holds a remark about its state") == true)
    }

    @Test("Ordinary names bear no remark", arguments: ["Ann Lee", "Anderson, Andy", "Wells Fargo Bank", "Duplic Ates"])
    func noRemarks(name: String) {
        #expect(NameRemark.remarks(on: name).isEmpty)
        #expect(classification(name)?.isFlagged == false)
    }

    @Test("hazard 67: staff, courts and vendors are contacts like others, with the role that tells them apart")
    func firmItself() {
        let records = firm(
            "RP_Key|Name|Org_Sw|RP_Cat",
            "K|Gregory Bell|0|EMPLOYEE",
            "L|Clerk of the District Court|0|COURT"
        ).records()
        let role = RecordReference(.field, "field/person/Role")
        #expect(records.one(.person, "CMRELATE/K")?.custom("Role") == .option(field: role, label: "EMPLOYEE"))
        #expect(records.keys(.organization) == ["CMRELATE/L"])
    }

    @Test("hazard 68: a contact without a category has the roles that CMRELLNK gives, all of them")
    func manyRoles() {
        var firm = firm("RP_Key|Name|RP_Cat", "K|Ann Lee|", "L|Bob Ray|JUDGE")
        firm.add(.contactCategory, "RP_Cat|RP_Key", "ATTORNEY|K", "EXPERT|K", "WITNESS|K")
        let person = firm.records().one(.person, "CMRELATE/K")
        let roles = RecordReference(.field, "field/person/Roles")
        #expect(person?.custom("Roles") == .options(field: roles, labels: ["ATTORNEY", "EXPERT", "WITNESS"]))
        #expect(person?.custom("Role") == nil)
    }

    @Test("hazard 72: padding is taken off names, codes and ids")
    func padding() {
        var firm = firm("RP_Key  |Name|RP_Cat|Addr1_City|Addr1_State", "K    |Ann Lee   |JUDGE   |Lincoln   |NE  ")
        firm.tables[.contact]?.columns[0].canonical = "RP_Key"
        firm.add(.journal, "_SEQUENCE_NO|Date|Related_Party|User_ID|Desc", "1|1/2/2020|K   |GWB     |x   ")
        let records = firm.records()
        let person = records.one(.person, "CMRELATE/K")
        #expect(person?.text("name") == "Ann Lee")
        #expect(person?.custom("Address") == .literal(["value": "Lincoln, NE"]))
        #expect(records.one(.note, "CMJRNL/1")?.json("user_id") == 11)
    }

    @Test("hazard 73: names are tidied: no-break blanks and runs of blanks are one blank, soft hyphens go")
    func oddBlanks() {
        let records = firm("RP_Key|Name|Org_Sw", "K|Smith\u{A0}&\u{A0}Co|1", "L|Jim  John\u{AD}son|0").records()
        #expect(records.one(.organization, "CMRELATE/K")?.text("name") == "Smith & Co")
        #expect(records.one(.person, "CMRELATE/L")?.text("name") == "Jim Johnson")
    }

    @Test("hazard 94: an e-mail address that hundreds share merges nobody")
    func sharedEmail() {
        var firm = SmallFirm()
        firm.add(
            .contact,
            lines: ["RP_Key|Name|Email_Address1"] + (1...240).map { "K\($0)|Person \($0)|info@bigfirm.example" }
        )
        let people = firm.mapped().parties
        #expect(people.count == 240)
        let emails: JSON = [["value": "info@bigfirm.example", "label": "work", "primary": true]]
        #expect(people.allSatisfy { $0.json("emails") == emails })
    }
}
