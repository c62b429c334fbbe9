import CanonicalJSON
import Ledger
import Migration
import PipedriveSimulator
import SimulatorServer
import TestSupport
import Testing

@testable import Pipeline

/// Whole migrations over a network that loses, delays and refuses.
@Suite struct FaultTests {
    private static let rates: [FaultSchedule.Kind: Int] = [
        .dropBefore: 150, .dropAfter: 150, .errorBefore: 150, .errorAfter: 150, .tooManyRequests: 200,
    ]

    @Test("an account reached through faults ends as an undisturbed one", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func faults(seed: UInt64) async throws {
        let undisturbed = try await migrated(.none)
        let disturbed = try await migrated(FaultSchedule(seed: seed, rates: FaultTests.rates))
        #expect(NormalisedAccount.difference(undisturbed, disturbed) == [])
    }

    /// Runs until a run finds nothing left to do, as an operator would.
    private func migrated(_ faults: FaultSchedule) async throws -> NormalisedAccount {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        return try await TestAccount.with(.inProcess, faults: faults, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            for _ in 0..<8 {
                let outcome = try await firm.run()
                let tally = outcome.tally
                if outcome.end == .finished, tally.failed + tally.unknown + tally.withheld.count == 0 {
                    #expect(firm.log.state.target.openIntents.isEmpty)
                    try firm.audit()
                    return NormalisedAccount(liveDump: await account.liveDump())
                }
            }
            Issue.record("eight runs did not bring everything over")
            return NormalisedAccount(liveDump: await account.liveDump())
        }
    }

    @Test("a rollback through faults leaves the account as it was", arguments: [11, 12] as [UInt64])
    func rollback(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let before = await account.liveDump()
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            _ = try await firm.run()
            let schedule = FaultSchedule(seed: seed, rates: FaultTests.rates)
            await account.shared.with { $0.faults = schedule }
            for _ in 0..<8 where await account.liveDump() != before {
                _ = try await firm.rollBack(to: "before")
            }
            #expect(await account.liveDump().canonicalBytes == before.canonicalBytes)
            let last = try await firm.rollBack(to: "before")
            #expect(last.finished?.isProved == true)
            #expect(last.proof?.isEqual == true)
        }
    }

    @Test("a ceiling of writes stops a run at a clean point, and the next goes on")
    func ceiling() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        let undisturbed = try await migrated(.none)
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            var limits = RunLimits()
            limits.writes = 25
            var ends: [RunEnd] = []
            repeat {
                ends.append(try await firm.run(limits: limits).end)
            } while ends.last == .writeCeiling && ends.count < 60
            #expect(ends.last == .finished)
            #expect(ends.count > 4)
            let here = NormalisedAccount(liveDump: await account.liveDump())
            #expect(NormalisedAccount.difference(undisturbed, here) == [])
        }
    }
}
