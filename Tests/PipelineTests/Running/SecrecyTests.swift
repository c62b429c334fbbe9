import Foundation
import Ledger
import Migration
import PipedriveSimulator
import SimulatorServer
import TestSupport
import Testing

@testable import Pipeline

/// The API token stays in memory.
@Suite struct SecrecyTests {
    @Test("after a migration over HTTP no file below the workspace holds the token")
    func files() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.http, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            _ = try await firm.run(.sample(size: 20))
            await account.shared.with { $0.faults = .init(seed: 1, rates: [.errorBefore: 500, .dropAfter: 300]) }
            _ = try await firm.run()
            _ = try LedgerExport(log: firm.log).write(to: path + "/export.ndjson")
        }
        var checked = 0
        let token = Data(TestAccount.token.utf8)
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            guard let data = FileManager.default.contents(atPath: path + "/" + name) else { continue }
            #expect(data.range(of: token) == nil, "\(name)")
            checked += 1
        }
        #expect(checked > 4)
    }
}
