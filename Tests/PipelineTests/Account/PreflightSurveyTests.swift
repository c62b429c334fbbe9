import Migration
import PipedriveSimulator
import SimulatorServer
import TestSupport
import Testing

@testable import Pipeline

/// A preflight of a simulated account, and the gates that hold a run back.
@Suite struct PreflightSurveyTests {
    private func withFirm(
        configure: (inout AccountConfiguration) -> Void = { _ in },
        _ body: (FirmMigration, TestAccount) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/migration"
        try await PreparedFirm.copySmall(to: path)
        let clock = VirtualClock()
        try await TestAccount.with(.inProcess, clock: clock, configure: configure) { account in
            try await body(try FirmMigration.open(path, account.gateway, clock.wallClock), account)
        }
    }

    private func survey(_ firm: FirmMigration) async throws -> PreflightFacts {
        let host = "simulated-firm.pipedrive.com"
        return try await AccountSurvey(context: firm.context, host: host, isLoopback: false, isOAuth: false).facts()
    }

    @Test("a survey finds what the account and the ledger hold, and writes nothing")
    func finds() async throws {
        try await withFirm(configure: {
            $0.enforcesBudget = true; $0.enforcesBurst = true
        }) { firm, account in
            let before = await account.liveDump()
            let facts = try await survey(firm)
            #expect(await account.liveDump() == before)
            #expect(facts.identity.isAdmin)
            #expect(facts.decisions.isConfirmed)
            #expect(facts.decisions.areAutomationsPaused)
            #expect(facts.likelyPlan == .ultimate)
            #expect(facts.likelySeats == 1)
            #expect(facts.pipelines.isEmpty == false)
            let wants = try #require(facts.wants)
            #expect(wants.writes > 100)
            #expect(wants.fields.count > 5)
            #expect(wants.fields.map(\.filled) == wants.fields.map(\.filled).sorted())
            #expect(wants.fields.contains { !$0.column.isEmpty })
            #expect(PreflightJudge.checks(facts).filter { $0.verdict == .stop } == [])
            #expect(await account.shared.with { $0.counters.refusedByLimits } == 0)
        }
    }

    @Test("after a run it wants nothing more, and what the run made does not count as somebody else's")
    func afterwards() async throws {
        try await withFirm { firm, _ in
            #expect(try await firm.run().end == .finished)
            let facts = try await survey(firm)
            #expect(facts.wants?.writes == 0)
            #expect(facts.wants?.tokens == 0)
            #expect(PreflightJudge.checks(facts).first { $0.name == "Names" }?.verdict == .ok)
        }
    }

    @Test("a run without anybody's word about automations is refused before anything is read or written")
    func automations() async throws {
        try await withFirm { firm, account in
            let said = SettingChanged(name: SettingName.automations, value: "running")
            try firm.log.append([DraftEvent(.settingChanged(said), actor: FirmMigration.actor)])
            let size = firm.log.state.size
            do {
                _ = try await firm.run()
                Issue.record("a run went on")
            } catch let error as PipelineError {
                #expect(error.exitCode == 2)
                #expect(error.description.contains("--automations-paused"))
            }
            #expect(firm.log.state.size == size)
            #expect(await account.shared.with { $0.counters.requests } == 0)
            try AutomationsGate.open(firm.log, actor: FirmMigration.actor)
            #expect(firm.log.state.size == size + 1)
            try AutomationsGate.open(firm.log, actor: FirmMigration.actor)
            #expect(firm.log.state.size == size + 1, "the same word is not recorded twice")
        }
    }

    @Test("with the plan named, a run that needs more custom fields than it allows is refused before the first of them")
    func fieldLimit() async throws {
        try await withFirm { firm, account in
            let before = await account.liveDump()
            try AccountSettings(log: firm.log, actor: FirmMigration.actor).set(plan: .lite)
            do {
                _ = try await firm.run()
                Issue.record("a run went on")
            } catch let error as PipelineError {
                #expect(error.exitCode == 2)
                #expect(error.description.contains("too many"), "\(error)")
                #expect(error.description.contains(" filled, from CM"), "\(error)")
            }
            #expect(await account.liveDump() == before)
            try AccountSettings(log: firm.log, actor: FirmMigration.actor).set(plan: .growth)
            #expect(try await firm.run().end == .finished)
        }
    }
}
