import Migration
import PipedriveSimulator
import SimulatorServer
import TestSupport
import Testing

@testable import Pipeline

/// The account's limits, and accounts that do not answer.
@Suite struct LimitTests {
    private func withFirm(
        configure: (inout AccountConfiguration) -> Void,
        _ body: (FirmMigration, TestAccount, VirtualClock) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock, configure: configure) { account in
            try await body(try FirmMigration.open(path, account.gateway, clock.wallClock), account, clock)
        }
    }

    @Test("a run keeps to the burst limit by itself and is never refused for its pace")
    func burst() async throws {
        try await withFirm(configure: { $0.enforcesBurst = true }) { firm, account, clock in
            let outcome = try await firm.run()
            #expect(outcome.end == .finished)
            let counters = await account.shared.with { $0.counters }
            #expect(counters.refusedByLimits == 0)
            let seconds = (clock.now.milliseconds - VirtualClock.start.milliseconds) / 1000
            #expect(seconds >= Int64(counters.requests) * 2 / 120 - 2)
        }
    }

    @Test("a run that uses up the day's tokens waits for the next day and finishes")
    func dailyBudget() async throws {
        try await withFirm(
            configure: { configuration in
                configuration.enforcesBudget = true
                configuration.plan = .lite
                configuration.backgroundTokensPerHour = 2_650
            },
            { firm, account, clock in
                let outcome = try await firm.run()
                #expect(outcome.end == .finished)
                #expect(outcome.tally.failed + outcome.tally.unknown + outcome.tally.withheld.count == 0)
                let hours = (clock.now.milliseconds - VirtualClock.start.milliseconds) / 3_600_000
                #expect((10...16).contains(hours))
                #expect(await account.shared.with { $0.counters.refusedByLimits } <= 10)
            }
        )
    }

    @Test("a run spends no more tokens than it was granted")
    func grantedTokens() async throws {
        try await withFirm(configure: { _ in }) { firm, account, _ in
            var limits = RunLimits()
            limits.tokens = 300
            let first = try await firm.run(limits: limits)
            #expect(first.end == .tokenCeiling)
            #expect(first.tally.tokens <= 300)
            #expect(firm.log.state.target.openIntents.isEmpty)
            let second = try await firm.run()
            #expect(second.end == .finished)
            let compared = try await firm.compare()
            #expect(compared.missing.isEmpty)
            #expect(compared.extra.isEmpty)
        }
    }

    /// A way on which nothing ever arrives.
    private struct DeadGateway: PipedriveGateway {
        var cause: TransportFailure.Cause

        func send(_ call: ApiCall) async throws(TransportFailure) -> ApiReply {
            throw TransportFailure(cause: cause, mayHaveArrived: cause == .connectionLost)
        }
    }

    @Test(
        "an account that cannot be reached is told by its cause, and nothing is written",
        arguments: [
            (TransportFailure.Cause.unknownHost, "host name does not exist"), (.cannotConnect, "nothing answers"),
            (.tlsRefused, "TLS"), (.timedOut, "could not be read"), (.connectionLost, "could not be read"),
        ]
    )
    func unreachable(cause: TransportFailure.Cause, words: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let firm = try FirmMigration.open(path, DeadGateway(cause: cause), VirtualClock().wallClock)
        let size = firm.log.state.size
        do {
            _ = try await firm.run()
            Issue.record("a run went on without an account")
        } catch let error as PipelineError {
            #expect(error.exitCode == 2)
            #expect(error.description.contains(words), "\(error)")
        }
        #expect(firm.log.state.size == size)
    }
}
