import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

/// CMXREF says which contacts belong to which matters.
@Suite struct ContactUseTests {
    private func firm(contacts: String = "_SEQUENCE_NO|RP_Key|Name|RP_Cat") -> SmallFirm {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Name|Contact|Desc|Secure_Client",
            "1.01|Ana Dunn||Roof|0",
            "2.01|Bo Ek||Fall|0",
            "3.01|Secret/Sid||Case|1"
        )
        firm.add(
            .contact,
            lines: [
                contacts, "7|Ana Dunn|Ana Dunn|CLIENT", "8|Cy Lo|Cy Lo|WITNESS", "9|Di May|Di May|",
                "10|Secret/Sid|Sid Secret|CLIENT",
            ]
        )
        firm.add(
            .contactUse,
            "_SEQUENCE_NO|RP_Seq_No|Client_Id|File_Id|Field_No",
            "1|7|1.01|CMCLIENT|3",
            "2|8|1.01|CMCAL|10",
            "3|8|1.01|CMJRNL|10",
            "4|9|1.01|CMJRNL|10",
            "5|77|1.01|CMJRNL|10",
            "6|8|2.01|CMJRNL|10",
            "7|8|9.99|CMJRNL|10",
            "8|10|1.01|CMJRNL|10"
        )
        return firm
    }

    @Test(
        "The further contacts of a matter stand on its Deal once each, with their role, but no held-back one"
    )
    func otherContacts() throws {
        let firm = firm()
        #expect(firm.rule("CMXREF.RP_Seq_No")?.target.description == "custom:deal:longtext:Other Contacts")
        #expect(firm.rule("CMXREF.RP_Seq_No")?.ticked == true)
        let records = firm.records()
        #expect(
            records.one(.deal, "CMCLIENT/1.01")?.custom("Other Contacts") == .literal("Cy Lo (WITNESS)\nDi May")
        )
        #expect(records.one(.deal, "CMCLIENT/2.01")?.custom("Other Contacts") == .literal("Cy Lo (WITNESS)"))
        #expect(!firm.mapped().exclusions.contains { $0.file == .contactUse })
    }

    @Test("Without the row numbers of the contacts nobody knows who is meant, and the column says so")
    func withoutRowNumbers() {
        let firm = firm(contacts: "Other|RP_Key|Name|RP_Cat")
        #expect(firm.rule("CMXREF.RP_Seq_No")?.target == .skip)
        #expect(firm.rule("CMXREF.RP_Seq_No")?.reasons.last?.contains("row numbers") == true)
        #expect(firm.records().one(.deal, "CMCLIENT/1.01")?.custom("Other Contacts") == nil)
    }
}
