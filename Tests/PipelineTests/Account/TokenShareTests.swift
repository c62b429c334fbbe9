import Migration
import PipedriveSimulator
import SampleFirm
import SimulatorServer
import TestSupport
import Testing

@testable import Pipeline

/// What a migration costs in tokens, by the account's own count.
@Suite struct TokenShareTests {
    private func withFirm(
        _ body: (FirmMigration, TestAccount, String, VirtualClock) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            try await body(try FirmMigration.open(path, account.gateway, clock.wallClock), account, path, clock)
        }
    }

    @Test("what a run was quoted is what its writes cost, and the account counts the same")
    func quoted() async throws {
        try await withFirm { firm, account, _, _ in
            let outcome = try await firm.run()
            let spent = await account.shared.with { $0.counters.spentTokens }
            #expect(outcome.tally.tokens == outcome.plan.tokens)
            #expect(spent > outcome.plan.tokens)
            #expect(firm.context.reader.pacer.budget.spentTokens == spent)
        }
    }

    @Test("the ledger states every token that the account counted, readings included")
    func stated() async throws {
        try await withFirm { firm, account, _, _ in
            _ = try await firm.run(.sample(size: 120))
            _ = try await firm.compare(.sample)
            _ = try await firm.run()
            _ = try await firm.compare()
            try firm.context.recordReadings()
            let spent = await account.shared.with { $0.counters.spentTokens }
            #expect(firm.log.state.target.tokensSpent == spent)
        }
    }

    @Test("a sample is read back in lists, not record by record")
    func sampleReadBack() async throws {
        try await withFirm { firm, account, _, _ in
            _ = try await firm.run(.sample(size: 120))
            let before = await account.shared.with { $0.counters }
            let compared = try await firm.compare(.sample)
            #expect(compared.missing.isEmpty)
            #expect(compared.checked > 100)
            let after = await account.shared.with { $0.counters }
            #expect(after.spentTokens - before.spentTokens <= 100)
            #expect(after.requests - before.requests <= 25)
        }
    }

    @Test("a run of a firm of some size with its verification costs at most 1.05 times one create each")
    func share() async throws {
        let folder = try TemporaryFolder()
        let export = try folder.make("export")
        try FirmExport.whole(.realistic, matters: 90).write(to: export)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.create(folder.path + "/migration", account.gateway, clock.wallClock)
            try firm.load(export)
            try await firm.decide()
            let before = await account.shared.with { $0.counters.spentTokens }
            let outcome = try await firm.run()
            let compared = try await firm.compare()
            #expect(outcome.end == .finished)
            #expect(compared.missing.isEmpty)
            let creates = outcome.plan.tokens
            let spent = await account.shared.with { $0.counters.spentTokens } - before
            #expect(spent * 100 <= creates * 105, "\(spent) tokens, \(creates) for one create each")
        }
    }

    @Test("a share of the day's tokens is not exceeded by starting again and again")
    func restarts() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            for _ in 0..<5 {
                let code = try await exit(path, account, clock, granted: 600)
                #expect(code == 3)
            }
            let spent = await account.shared.with { $0.counters.spentTokens }
            #expect((500...600).contains(spent), "\(spent)")
            clock.advance(milliseconds: 86_400_000)
            #expect(try await exit(path, account, clock, granted: 600) == 3)
            #expect((1100...1200).contains(await account.shared.with { $0.counters.spentTokens }))
            #expect(try await exit(path, account, clock, granted: nil) == 0)
        }
    }

    /// Opens the migration as a new process does, runs it, and says how that ended.
    private func exit(
        _ path: String,
        _ account: TestAccount,
        _ clock: VirtualClock,
        granted: Int?
    ) async throws -> Int32 {
        let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
        var limits = RunLimits()
        limits.tokens = granted
        let code: Int32
        do {
            switch try await firm.run(limits: limits).end {
            case .finished: code = 0
            case .tokenCeiling: code = 3
            default: code = 1
            }
        } catch let error as PipelineError {
            code = error.exitCode
        }
        try firm.context.recordReadings()
        return code
    }
}
