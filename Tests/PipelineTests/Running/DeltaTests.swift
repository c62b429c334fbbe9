import CanonicalJSON
import Migration
import PipedriveSimulator
import PracticeMaster
import SampleFirm
import SimulatorServer
import TestSupport
import Testing

@testable import Pipeline

/// A later export after a whole run: only what changed is written, and it can be taken back alone.
@Suite struct DeltaTests {
    @Test("a later export creates and changes only what it must, and rolls back to the state before it")
    func delta() async throws {
        let folder = try TemporaryFolder()
        let exportPath = try folder.make("export")
        let export = FirmExport.whole(.realistic)
        try export.write(to: exportPath)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.create(folder.path + "/migration", account.gateway, clock.wallClock)
            try firm.load(exportPath)
            try await firm.decide()
            #expect(try await firm.run().end == .finished)
            let before = await account.liveDump()
            let known = firm.log.state.target.crosswalk.records.count

            try firm.checkpoint("before-delta")
            clock.advance(milliseconds: 86_400_000)
            try export.later(days: 7).write(to: exportPath)
            try firm.load(exportPath)
            try firm.confirm()
            let delta = try await firm.run()
            try await expectDelta(delta, firm, known: known)

            try await expectRestored(firm, account, before)
        }
    }

    /// What Pipedrive cannot set back to empty is named before and after; everything else is as it was.
    private func expectRestored(_ firm: FirmMigration, _ account: TestAccount, _ before: JSON) async throws {
        let point = try RollbackPoint("before-delta", state: firm.log.state)
        let plan = try await Rollback(context: firm.context, limits: RunLimits(), point: point).plan()
        #expect(plan.irreversible.allSatisfy { $0.members == ["expected_close_date"] })
        let outcome = try await firm.rollBack(to: "before-delta")
        #expect(outcome.end == .finished)
        #expect((outcome.proof?.restored ?? 0) > 0)
        #expect(outcome.finished?.kept == 0)
        let named = plan.irreversible.map(\.reference.key)
        let remaining = outcome.proof?.remaining ?? ["no proof"]
        #expect(remaining.count == named.count)
        #expect(outcome.finished?.isProved == named.isEmpty)
        let difference = NormalisedAccount.difference(
            NormalisedAccount(liveDump: before),
            NormalisedAccount(liveDump: await account.liveDump())
        )
        #expect(difference.count == 2 * named.count)
        for line in difference { #expect(named.contains { line.contains($0) }) }
    }

    @Test("a record that was changed twice is set back to its first state and proved")
    func changedTwice() async throws {
        let folder = try TemporaryFolder()
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let path = folder.path + "/migration"
            let firm = try FirmMigration.create(path, account.gateway, clock.wallClock)
            let header = "Client_ID,Desc,Name,Date_Open\n"
            let file = try folder.write(header + "1.00,Roof,Ana,01/02/2024\n", to: "CMCLIENT.csv")
            try firm.load(file)
            try await firm.decide()
            #expect(try await firm.run().end == .finished)
            let before = await account.liveDump()
            try firm.checkpoint("before-changes")
            for title in ["Roofs", "Roofs and walls"] {
                clock.advance(milliseconds: 86_400_000)
                try folder.write(header + "1.00,\(title),Ana,01/02/2024\n", to: "CMCLIENT.csv")
                try firm.load(file)
                try firm.confirm()
                #expect(try await firm.run().tally.landed == [.deal: 1])
            }
            let outcome = try await firm.rollBack(to: "before-changes")
            #expect(outcome.proof?.restored == 1)
            #expect(outcome.proof?.remaining == [])
            #expect(outcome.finished?.isProved == true)
            #expect(await account.liveDump() == before)
        }
    }

    private func expectDelta(_ delta: MigrationRun.Outcome, _ firm: FirmMigration, known: Int) async throws {
        #expect(delta.end == .finished)
        #expect(delta.tally.failed + delta.tally.unknown + delta.tally.kept == 0)
        let created = delta.plan.counts.filter { $0.key.hasSuffix("create") }.values.reduce(0, +)
        let updated = delta.plan.counts.filter { $0.key.hasSuffix("update") }.values.reduce(0, +)
        #expect(created > 0)
        #expect(updated > 0)
        #expect(created + updated < known / 4)
        #expect(delta.plan.counts["deal create"] == 2)
        #expect(firm.log.state.target.crosswalk.records.count == known + created)
        #expect(try await firm.compare().missing.isEmpty)
        let size = firm.log.state.size
        #expect(try await firm.run().plan.counts.isEmpty)
        #expect(try firm.events(since: size)["api.intended"] == nil)
    }

    @Test("a field that a person changed since is kept and named, everything else is updated")
    func conflict() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock) { account in
            let firm = try FirmMigration.create(path, account.gateway, clock.wallClock)
            let header = "Client_ID,Desc,Name,Date_Open\n"
            let file = try folder.write(
                header + "1.00,Roof,Ana,01/02/2024\n2.00,Wall,Bob,01/03/2024\n",
                to: "CMCLIENT.csv"
            )
            try firm.load(file)
            try await firm.decide()
            let first = try await firm.run()
            #expect(first.end == .finished)
            let deal = try #require(firm.log.state.target.crosswalk.id(of: RecordReference(.deal, "CMCLIENT/1.00")))
            let edit = ApiCall(.patch, "/api/v2/deals/\(deal)", body: "{\"title\":\"A person's title\"}")
            clock.advance(milliseconds: 60_000)
            let now = clock.now
            let reply = await account.shared.with { $0.act(asUser: 20_001, edit, at: now) }
            #expect(reply?.status == 200)

            try folder.write(header + "1.00,Roofs,Ana,01/02/2024\n2.00,Walls,Bob,01/03/2024\n", to: "CMCLIENT.csv")
            try firm.load(file)
            try firm.confirm()
            let second = try await firm.run()
            #expect(second.tally.kept == 1)
            #expect(second.tally.landed[.deal] == 1)
            let titles = NormalisedAccount(liveDump: await account.liveDump()).lines.joined(separator: "\n")
            #expect(titles.contains("A person's title"))
            #expect(titles.contains("Walls"))
        }
    }
}
