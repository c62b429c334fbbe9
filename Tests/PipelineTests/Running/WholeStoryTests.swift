import CanonicalJSON
import Ledger
import Migration
import PipedriveSimulator
import PracticeMaster
import SimulatorServer
import TestSupport
import Testing

@testable import Pipeline

/// A whole migration, there and back, over both ways to the account.
@Suite(.serialized) struct WholeStoryTests {
    @Test(
        "a migration reconciles, writes nothing twice, and rolls back to the same bytes",
        arguments: GatewayKind.allCases
    )
    func thereAndBack(kind: GatewayKind) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copyClean(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(kind, clock: clock) { account in
            let before = await account.liveDump()
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)

            let sample = try await firm.run(.sample(size: 30))
            #expect(sample.end == .finished)
            #expect(sample.tally.failed + sample.tally.unknown + sample.tally.withheld.count == 0)
            expectEqual(try await firm.compare(.sample))

            let full = try await firm.run()
            #expect(full.end == .finished)
            #expect(full.tally.failed + full.tally.unknown + full.tally.withheld.count == 0)
            let compared = try await firm.compare()
            expectEqual(compared)
            #expect(compared.checked > sample.tally.landedTotal / 4)

            try await expectNothingLeft(firm)
            try await expectRollback(firm, account, before)
        }
    }

    private func expectEqual(_ result: AccountComparison.Result) {
        #expect(result.missing.isEmpty)
        #expect(result.extra.isEmpty)
        let causes = Set(result.findings.map { "\($0.reference.entity.rawValue).\($0.field): \($0.cause)" })
        #expect(causes.isEmpty)
    }

    private func expectNothingLeft(_ firm: FirmMigration) async throws {
        let size = firm.log.state.size
        let again = try await firm.run()
        #expect(again.plan.counts.isEmpty)
        #expect(again.tally.landedTotal == 0)
        let events = try firm.events(since: size)
        #expect(events == ["account.read": 1, "plan.made": 1, "run.started": 1, "run.finished": 1])
    }

    private func expectRollback(_ firm: FirmMigration, _ account: TestAccount, _ before: JSON) async throws {
        let landed = firm.log.state.target.crosswalk.records.count
        let outcome = try await firm.rollBack(to: "before")
        #expect(outcome.end == .finished)
        #expect(outcome.finished?.isProved == true)
        #expect(outcome.proof?.isEqual == true)
        #expect(outcome.proof?.remaining == [])
        #expect(outcome.finished?.undone == landed)
        #expect(outcome.finished?.kept == 0)
        #expect(outcome.finished?.failed == 0)
        let after = await account.liveDump()
        #expect(after.canonicalBytes == before.canonicalBytes)
        #expect(firm.log.state.target.crosswalk.records.isEmpty)
        #expect(try firm.log.reader.verify().isSound)
    }

    @Test("a corrected run after a rollback brings everything back")
    func runAfterRollback() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            let first = try await firm.run()
            let once = NormalisedAccount(liveDump: await account.liveDump())
            _ = try await firm.rollBack(to: "start")
            let second = try await firm.run()
            #expect(second.tally.landed == first.tally.landed)
            let twice = NormalisedAccount(liveDump: await account.liveDump())
            #expect(NormalisedAccount.difference(once, twice) == [])
        }
    }

    @Test("nothing is sent before a person has confirmed, nor after an amendment")
    func gate() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copyClean(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            _ = try MappingDesk(log: firm.log, actor: "Rae").set("CMCLIENT.Client_ID", to: .skip)
            do {
                _ = try await firm.run()
                Issue.record("a run began without a confirmation")
            } catch PipelineError.gate(let refusal) {
                #expect(refusal == .notConfirmed || refusal == .confirmationOutdated)
            }
            #expect(await account.shared.with { $0.counters.requests } == 0)
        }
    }

    @Test("an account of another company is refused before anything is written")
    func otherAccount() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copyClean(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            _ = try await firm.run(.sample(size: 10))
        }
        try await TestAccount.with(.inProcess, clock: clock, seed: 99) { account in
            let firm = try FirmMigration.open(path, account.gateway, clock.wallClock)
            do {
                _ = try await firm.run()
                Issue.record("a run began in another company's account")
            } catch PipelineError.gate(.otherAccount) {
            }
            #expect(await account.shared.with { $0.counters.created.isEmpty })
        }
    }
}
