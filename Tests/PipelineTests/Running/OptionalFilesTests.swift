import Migration
import TestSupport
import Testing

@testable import Pipeline

/// The files beside the six, from their bytes to the account, back, and through a later export.
@Suite struct OptionalFilesTests {
    private func write(_ folder: TemporaryFolder) throws {
        try folder.write(
            "_SEQUENCE_NO,Client_ID,Name,Desc,Prim_Tkpr\n1,110.01,Dunn/Ana,Roof,1\n2,110.02,Dunn/Ana,Wall,1\n",
            to: "CMCLIENT.csv"
        )
        try folder.write(
            "_SEQUENCE_NO,RP_Key,Name,Org_Sw,RP_Cat\n7,Dunn/Ana,Ana Dunn,0,CLIENT\n8,Lo/Cy,Cy Lo,0,WITNESS\n",
            to: "CMRELATE.csv"
        )
        try folder.write(
            "_SEQUENCE_NO,RP_Seq_No,Client_Id,File_Id\n1,7,110.01,CMCLIENT\n2,8,110.01,CMJRNL\n",
            to: "CMXREF.csv"
        )
        try folder.write("RP_Cat,RP_Key\nWITNESS,Lo/Cy\nNEWSLETTER,Lo/Cy\n", to: "CMRELLNK.csv")
        try folder.write("Client_ID,Date_Of_Loss,Insurer\n110.01,03/04/2020,Acme\n110.02,,Beta\n", to: "AOP_INJURY.csv")
        try folder.write(
            "Client ID,Witness,Statement\n110.01,Cy Lo,Saw it\n110.01,Di May,\n",
            to: "Witnesses 2026-11-01.csv"
        )
        try folder.write("Assemb_Doc,Client_ID,Desc\nF:\\STI\\DOCS\\a.doc,110.01,Letter\n", to: "CMDOCMGT.csv")
        try folder.write("Name,Active,Src_File\nNew matter,1,CMCLIENT\n", to: "CMWKFLOW.csv")
    }

    private func kinds(_ firm: FirmMigration) -> Set<String> { Set(firm.log.state.source.files.keys.map(\.rawValue)) }

    @Test("areas, links, roles and documents are loaded, mapped, sent, compared, and taken back")
    func story() async throws {
        let folder = try TemporaryFolder()
        let export = try TemporaryFolder()
        try write(export)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.create(folder.path + "/m", account.gateway, clock.wallClock)
            try firm.load(export.path)
            #expect(
                kinds(firm) == [
                    "CMCLIENT", "CMRELATE", "CMXREF", "CMRELLNK", "CMDOCMGT", "CMWKFLOW", "AOP/INJURY", "AOP/WITNESSES",
                ]
            )
            try await firm.decide()
            try firm.checkpoint("before")
            let run = try await firm.run()
            #expect(run.end == .finished)
            #expect(run.tally.failed + run.tally.unknown == 0)
            let fields = firm.log.state.target.crosswalk.records.keys.map(\.key).filter { $0.hasPrefix("field/deal/") }
            #expect(
                Set(fields).isSuperset(of: [
                    "field/deal/Other Contacts", "field/deal/Injury: Date Of Loss", "field/deal/Injury: Insurer",
                ])
            )
            let notes = firm.log.state.target.crosswalk.records.keys.filter { $0.entity == .note }.map(\.key)
            #expect(notes == ["AOP/WITNESSES/110.01"])
            let compared = try await firm.compare()
            #expect(compared.findings.isEmpty)
            #expect(compared.missing.isEmpty)
            #expect(try await firm.rollBack(to: "before").finished?.isProved == true)
        }
    }

    @Test("a later export of an area is a delta of the first, whatever date its name bears")
    func later() async throws {
        let folder = try TemporaryFolder()
        let export = try TemporaryFolder()
        try write(export)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.create(folder.path + "/m", account.gateway, clock.wallClock)
            try firm.load(export.path)
            let path = try export.write(
                "Client ID,Witness,Statement\n110.01,Cy Lo,Heard it\n110.01,Di May,\n110.02,Ed Fox,\n",
                to: "Witnesses 2026-11-24.csv"
            )
            let counts = try #require(try firm.load(path).first).counts
            #expect(counts.file.rawValue == "AOP/WITNESSES")
            #expect((counts.parsed, counts.changed, counts.same) == (1, 1, 1))
            #expect(counts.vanished == 0)
        }
    }
}
