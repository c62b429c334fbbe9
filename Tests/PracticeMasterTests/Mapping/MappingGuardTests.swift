import Migration
import Testing

@testable import PracticeMaster

@Suite struct MappingGuardTests {
    @Test("The order in which files were loaded changes nothing")
    func loadOrder() {
        let client = ["Client_ID|Client_Full_Name|Desc", "1.01|Ann Lee|x", "2.01|Bob Ray|y"]
        let contact = ["RP_Key|Name|Organization", "A|Ann Lee|Acme Inc", "B|Cy Fox|Beta LLC", "C|Di Orr|Acme, Inc."]
        let journal = ["Record_Type|Date|Client_ID|Desc", "N|01/02/2010|1.01|x", "N|01/02/2010|2.01|y"]
        var first = SmallFirm()
        first.add(.client, lines: client)
        first.add(.contact, lines: contact)
        first.add(.journal, lines: journal)
        for _ in 0..<5 {
            var second = SmallFirm()
            second.tables.reserveCapacity(64)
            second.tables[.journal] = first.tables[.journal]
            second.tables[.contact] = first.tables[.contact]
            second.tables[.client] = first.tables[.client]
            #expect(second.proposal == first.proposal)
            #expect(second.records() == first.records())
        }
    }

    @Test("A target that rows of a file do not have is named, not passed over")
    func unusableTarget() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Client_Full_Name|Desc", "1.01|Ann Lee|x")
        firm.add(.journal, "_SEQUENCE_NO|Date|Client_ID|Desc", "1|01/02/2010|1.01|x")
        firm.amendments["CMJRNL.Desc"] = "person.name"
        let found = firm.mapped().diagnostics.filter { $0.code == "target-unusable" }
        #expect(found.map(\.column) == ["Desc"])
        #expect(TargetUse.isUsable(.skip, for: .journal))
        #expect(!TargetUse.isUsable(.flag(.secure), for: .journal))
    }

    @Test("Every default target is one that rows of its file have", arguments: SourceFile.expected)
    func defaultsAreUsable(file: SourceFile) {
        for field in FieldCatalogue.fields(of: file) {
            guard let entry = DefaultTargets.entry(file: file, canonical: field.fieldID) else { continue }
            #expect(TargetUse.isUsable(entry.target, for: file), "\(file).\(field.fieldID)")
        }
    }

    @Test("An event that was exported once for each user is listed and sent as it is")
    func repeatedEvent() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Client_Full_Name|Desc", "1.01|Ann Lee|x")
        firm.add(
            .calendar,
            "_SEQUENCE_NO|Due_Date|Desc|Client_ID|GroupInfo",
            "1|01/02/2030|Meet|1.01|GWB",
            "2|01/02/2030|Meet|1.01|JKL",
            "3|01/03/2030|Meet|1.01|JKL"
        )
        let mapped = firm.mapped()
        #expect(mapped.counts[.activity] == 3)
        let found = mapped.diagnostics.filter { $0.code == "event-repeated" }
        #expect(found.count == 1)
        #expect(found[0].message.contains("CMCALENDAR/1, CMCALENDAR/2"))
    }

    @Test("Fees without a single archived row are reported as a lower bound")
    func unbilledOnly() {
        var firm = SmallFirm()
        firm.add(.client, "Client_ID|Client_Full_Name|Desc", "1.01|Ann Lee|x")
        firm.add(.fee, "_SEQUENCE_NO|Client_ID|Date|Amount|Archived", "1|1.01|01/02/2020|5.00|0")
        #expect(firm.mapped().diagnostics.contains { $0.code == "fees-unbilled-only" })
    }
}
