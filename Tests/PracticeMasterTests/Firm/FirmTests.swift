import Migration
import Testing

@testable import PracticeMaster

@Suite struct FirmTests {
    private func firm(_ small: SmallFirm) -> Firm {
        FirmAssembler.assemble(tables: small.tables, decisions: small.decisions, today: SmallFirm.today)
    }

    @Test("Matters are grouped into clients by the left part of their numbers")
    func grouping() {
        var small = SmallFirm()
        small.add(
            .client,
            "Client_ID|Client_Full_Name",
            "110.00|Erik",
            "O-NEIL.01|O'Neil",
            "110.01|Erik",
            "O-NEIL.02|O'Neil"
        )
        let firm = firm(small)
        #expect(firm.clients.map(\.key) == ["CMCLIENT/110", "CMCLIENT/O-NEIL"])
        #expect(firm.clients.map(\.matters) == [[0, 2], [1, 3]])
    }

    @Test("Where the left part is a year, the client is the contact that the matter names, else its name")
    func yearKeys() {
        var small = SmallFirm()
        small.add(.contact, "RP_Key|Name", "A|Ann Lee")
        small.add(
            .client,
            "Client_ID|Name|Client_Full_Name",
            "2024-001|A|Ann Lee",
            "2024-002||Bob Ray",
            "2023-009|A|Ann M. Lee",
            "2023-010||Bob Ray"
        )
        let firm = firm(small)
        #expect(firm.clients.map(\.name) == ["Ann Lee", "Bob Ray"])
        #expect(firm.clients.map(\.matters) == [[0, 2], [1, 3]])
    }

    @Test("Contacts are found by key, by key without case, by name and the other way round; doubles are no answer")
    func contactLinks() {
        var small = SmallFirm()
        small.add(
            .contact,
            "RP_Key|Name|First_Name|Last_Name",
            "JS1|John Smith|John|Smith",
            "Dunn/Ana|Ana Dunn|Ana|Dunn",
            "R1|Bob Ray|Bob|Ray",
            "R2|Ray, Bob|Bob|Ray"
        )
        let firm = firm(small)
        #expect(firm.contact(named: "JS1") == .found(0))
        #expect(firm.contact(named: "  dunn/ANA") == .found(1))
        #expect(firm.contact(named: "Smith, John") == .found(0))
        #expect(firm.contact(named: "Ana  Dunn") == .found(1))
        #expect(firm.contact(named: "Bob Ray") == .unresolved(name: "Bob Ray", isAmbiguous: true))
        #expect(firm.contact(named: "R2") == .found(3))
        #expect(firm.contact(named: "") == .none)
        #expect(firm.diagnostics.map(\.code) == ["contact-duplicate"])
    }

    @Test("A number that lost its zeros finds its matter when only one can be meant")
    func lostZeros() {
        var small = SmallFirm()
        small.add(.client, "Client_ID", "110.10", "110.20", "0042.00", "0043.00", "0044.00")
        let firm = firm(small)
        #expect(firm.matter(named: "110.1")?.key == "CMCLIENT/110.10")
        #expect(firm.matter(named: " 110.10 ")?.key == "CMCLIENT/110.10")
        #expect(firm.matter(named: "110.3") == nil)
    }

    @Test("Statuses follow the table of close date and switch")
    func statuses() throws {
        let past = try #require(CivilDate(iso: "2020-01-31"))
        let future = try #require(CivilDate(iso: "2030-01-31"))
        let cases: [(CivilDate?, Bool, String, Bool)] = [
            (nil, false, "Open", false), (nil, true, "On Hold", false), (past, false, "Closed", false),
            (past, true, "Closed", false), (future, false, "Open", true), (future, true, "On Hold", true),
            (SmallFirm.today, false, "Closed", false),
        ]
        for (close, isInactive, value, isFlagged) in cases {
            let status = MatterStatus.derived(closeDate: close, isInactive: isInactive, today: SmallFirm.today)
            #expect(status.value == value)
            #expect(status.isFlagged == isFlagged)
        }
    }
}
