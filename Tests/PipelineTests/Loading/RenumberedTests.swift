import Migration
import PracticeMaster
import TestSupport
import Testing

@testable import Pipeline

/// Hazard 89 through two loads.
@Suite struct RenumberedTests {
    @Test("hazard 89: a second load tells which matters came back under other numbers, and a third has nothing to tell")
    func renumbered() async throws {
        let folder = try TemporaryFolder()
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.create(folder.path + "/m", account.gateway, clock.wallClock)
            let path = try folder.write(
                "_SEQUENCE_NO,Client_ID,Name,Desc\n1,110.01,Ana,Roof\n2,110.02,Ana,Wall\n3,9.01,Bo,Fall\n",
                to: "CMCLIENT.csv"
            )
            try firm.load(path)
            #expect(try RenumberedRows.found(of: .client, in: firm.log).isEmpty)
            try folder.write(
                "_SEQUENCE_NO,Client_ID,Name,Desc\n1,1110.01,Ana,Roof\n2,1110.02,Ana,Wall\n3,9.01,Bo,Fall\n"
                    + "4,8.01,Cy,New\n",
                to: "CMCLIENT.csv"
            )
            try firm.load(path)
            let found = try RenumberedRows.found(of: .client, in: firm.log)
            #expect(
                found.map { [$0.was, $0.now] } == [
                    ["CMCLIENT/110.01", "CMCLIENT/1110.01"], ["CMCLIENT/110.02", "CMCLIENT/1110.02"],
                ]
            )
            try folder.write("_SEQUENCE_NO,Client_ID,Name,Desc\n1,1110.01,Ana,Roof\n", to: "CMCLIENT.csv")
            try firm.load(path)
            #expect(try RenumberedRows.found(of: .client, in: firm.log).isEmpty)
        }
    }
}
