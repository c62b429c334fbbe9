import CanonicalJSON
import Migration
import Testing

@testable import PracticeMaster

/// Rows of areas of practice reach the Deal of their matter.
@Suite struct AreaTests {
    private static let injury: SourceFile = area("INJURY")
    private static let witnesses: SourceFile = area("WITNESSES")

    private static func area(_ name: String) -> SourceFile {
        guard let name = AreaName(name) else { preconditionFailure("a name of this file") }
        return .area(name)
    }

    private func firm() -> SmallFirm {
        var firm = SmallFirm()
        firm.add(
            .client,
            "Client_ID|Name|Desc|Prim_Tkpr|Secure_Client",
            "1.01|Ana Dunn|Roof|1|0",
            "1.02|Ana Dunn|Wall|1|0",
            "2.01|Bo Ek|Fall|1|1"
        )
        return firm
    }

    @Test("One row a matter becomes fields of the Deal, of the types that the values show")
    func fields() throws {
        var firm = firm()
        firm.add(
            AreaTests.injury,
            "_SEQUENCE_NO|Client_ID|Date_Of_Loss|Demand|Adjuster|SSN",
            "1|1.01|03/04/2020|12,500.00|T. Ray|123-45-6789",
            "2|1.02||900.50|Lee|",
            "3|1.01x||1|Nobody|",
            "4|2.01|01/01/2021|7|Secret|"
        )
        #expect(firm.rule("AOP/INJURY.Client_ID")?.target == .link(.matter))
        #expect(firm.rule("AOP/INJURY.Date_Of_Loss")?.target.description == "custom:deal:date:Injury: Date Of Loss")
        #expect(firm.rule("AOP/INJURY.SSN")?.target == .skip)
        let mapped = firm.mapped()
        let records = firm.records()
        let deal = try #require(records.one(.deal, "CMCLIENT/1.01"))
        #expect(deal.custom("Injury: Date Of Loss") == .literal("2020-03-04"))
        #expect(deal.custom("Injury: Adjuster") == .literal("T. Ray"))
        #expect(deal.rowSequences.count == 2)
        #expect(deal.traits.contains("rule:AOP/INJURY.Adjuster"))
        #expect(records.one(.deal, "CMCLIENT/1.02")?.custom("Injury: Date Of Loss") == nil)
        let left = mapped.exclusions.filter { $0.file == AreaTests.injury }
        #expect(left.map(\.cause) == [.orphan, .secure])
        #expect(left.map(\.key) == ["AOP/INJURY/3", "AOP/INJURY/4"])
    }

    @Test("Several rows of a matter are listed in one note, and can be made a field instead")
    func notes() throws {
        var firm = firm()
        firm.add(
            AreaTests.witnesses,
            "Client_ID|Witness|Phone",
            "1.01|Cy <Lo>|555-0101",
            "1.01|Di May|",
            "1.02|Ed Fox|555-0103"
        )
        #expect(firm.rule("AOP/WITNESSES.Witness")?.target.description == "note.line")
        let note = try #require(firm.records().one(.note, "AOP/WITNESSES/1.01"))
        #expect(note.parent("deal_id") == "CMCLIENT/1.01")
        #expect(
            note.text("content")
                == "<p><b>Witnesses of matter 1.01: 2 entries</b></p><p>Witness: Cy &lt;Lo&gt;<br>Phone: 555-0101"
                + "<br><br>Witness: Di May</p><p>Source: AOP/WITNESSES/1.01</p>"
        )
        #expect(note.rowSequences.count == 2)
        #expect(note.json("user_id") == 11)
        #expect(
            firm.records().keys(.note).filter { $0.hasPrefix("AOP/") } == ["AOP/WITNESSES/1.01", "AOP/WITNESSES/1.02"]
        )
        firm.amendments = ["AOP/WITNESSES.Witness": "custom:deal:text:Witnesses", "AOP/WITNESSES.Phone": "skip"]
        let records = firm.records()
        #expect(records.one(.deal, "CMCLIENT/1.01")?.custom("Witnesses") == .literal("Cy <Lo>, Di May"))
        #expect(!records.keys(.note).contains { $0.hasPrefix("AOP/") })
    }

    @Test("A client's custody holds the rows and the note of its matters' areas")
    func custody() throws {
        var firm = firm()
        firm.add(AreaTests.witnesses, "Client_ID|Witness", "1.01|Cy Lo", "1.01|Di May", "2.01|Ed Fox")
        let dossier = try #require(
            ClientDossier(named: "1", tables: firm.tables, decisions: firm.decisions, today: SmallFirm.today)
        )
        let rows = try #require(firm.tables[AreaTests.witnesses]).rows
        #expect(rows.map { dossier.rowSequences.contains($0.sequence) } == [true, true, false])
        #expect(dossier.keys.contains("AOP/WITNESSES/1.01"))
        #expect(!dossier.keys.contains("AOP/WITNESSES/2.01"))
    }

    @Test("Only a field of the Deal, a line of the note or nothing can be chosen for a column of an area")
    func usable() throws {
        for target in ["custom:deal:text:X", "note.line", "link:matter", "key", "skip"] {
            #expect(TargetUse.isUsable(try #require(MappingTarget(target)), for: AreaTests.injury), "\(target)")
        }
        for target in [
            "custom:person:text:X", "note.content", "deal.title", "link:contact", "flag:secure", "file.path",
        ] {
            #expect(!TargetUse.isUsable(try #require(MappingTarget(target)), for: AreaTests.injury), "\(target)")
        }
    }
}
