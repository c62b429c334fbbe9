import CanonicalJSON
import Foundation
import Ledger
import Migration
import PipedriveClient
import PipedriveSimulator
import Pipeline
import PracticeMaster
import SimulatorServer

/// Tells the story of a migration in plain words while it happens.
struct DemoStory: Sendable {
    let folder: DemoFolder
    let exportPath: String
    let terminal: Terminal

    private static let operatorName = "Olive Operator"
    private static let reviewerName = "Rae Reviewer"
    private static let checkpointName = "before-migration"

    func tell(with session: DemoAccount.Session) async throws(PipelineError) -> CommandEnd {
        let begin = ContinuousClock.now
        let log = try open(session)
        let gateway = try makeGateway(session)
        let context = MigrationContext(
            log: log,
            reader: AccountReader(
                pacer: Pacer(gateway: gateway, budget: RateBudget(burstLimit: 1_000_000), time: .system)
            ),
            time: .system,
            halt: RunHalt(),
            actor: DemoStory.operatorName
        )
        let result: Result<CommandEnd, PipelineError>
        do throws(PipelineError) {
            try load(log)
            try await propose(context, session)
            let before = await session.account.with { $0.liveDump() }
            try await migrate(context)
            try report(log, as: "after-run")
            try await rollBack(context, session, before)
            try finish(log)
            result = .success(.done)
        } catch {
            result = .failure(error)
        }
        await gateway.shutdown()
        let end = try result.get()
        terminal.line()
        terminal.line("All of it took \((ContinuousClock.now - begin).components.seconds) s.")
        terminal.result("demo", ["folder": .string(folder.path)])
        return end
    }

    private func step(_ title: String) {
        terminal.line()
        terminal.line("== \(title)")
    }

    private func open(_ session: DemoAccount.Session) throws(PipelineError) -> EventLog {
        step("A migration begins")
        let log = try WorkspaceMaker.create(
            folder.workspace,
            account: session.address,
            timeZone: "America/Chicago",
            currency: "USD",
            actor: DemoStory.operatorName,
            time: .system
        )
        terminal.line("Ledger in \(folder.workspace.ledgerPath), for the simulated account at \(session.address).")
        terminal.line("From here on every step appends events that nobody can change afterwards unnoticed.")
        return log
    }

    private func makeGateway(_ session: DemoAccount.Session) throws(PipelineError) -> HTTPGateway {
        do throws(ClientError) {
            return HTTPGateway(
                account: try AccountAddress(session.address),
                token: session.token,
                version: Version.text,
                documents: folder.documentsPath
            )
        } catch {
            throw .usage(error.description)
        }
    }

    private func load(_ log: EventLog) throws(PipelineError) {
        step("Load: the firm's export, every record accounted for")
        let loader = Loader(log: log, actor: DemoStory.operatorName, halt: RunHalt()) { _, _ in }
        for export in try ExportFolder.files(at: [exportPath]) {
            terminal.line(Load.sentence(try loader.load(export)))
        }
        let search = DocumentSearch(log: log, actor: DemoStory.operatorName, halt: RunHalt())
        terminal.line(Load.sentence(try search.search(folder: folder.documentsPath)))
    }

    private func propose(_ context: MigrationContext, _ session: DemoAccount.Session) async throws(PipelineError) {
        step("Propose: a target for every column, with reasons; owners by e-mail")
        let log = context.log
        let proposal = try MappingDesk(log: log, actor: DemoStory.operatorName).propose()
        let skipped = proposal.rules.count { $0.target == .skip }
        terminal.line(
            "\(proposal.rules.count) columns: \(proposal.rules.count - skipped) mapped, \(skipped) not "
                + "migrated. For example:"
        )
        for rule in proposal.rules.filter({ $0.target != .skip }).prefix(6) {
            terminal.line(
                "  \(rule.name.padding(to: 28)) -> \(rule.target.description.padding(to: 24)) "
                    + "\(rule.reasons.first ?? "")"
            )
        }
        let users = try await context.read { reader throws(AccountFailure) in try await reader.users() }
        let owners = OwnerDesk(log: log, actor: DemoStory.operatorName)
        let matched = try owners.propose(users: users)
        try owners.setFallback(session.adminEmail, users: users)
        terminal.line(
            "\(matched.assigned) users of the firm have a Pipedrive user; \(matched.unmatched) go to "
                + "\(session.adminEmail)."
        )

        step("The gate: nothing is written before a person says yes")
        do throws(PipelineError) {
            _ = try await MigrationRun(context: context, limits: RunLimits()).run(.full) { _, _ in }
            throw .usage("a run began without a confirmation")
        } catch {
            guard case .gate(.notConfirmed) = error else { throw error }
            terminal.line("A run is refused: \(error)")
        }
        try AutomationsGate.open(log, actor: DemoStory.operatorName)
        terminal.line("\(DemoStory.operatorName) says that the account's automations are paused, which is recorded.")
        let digest = try MappingDesk(log: log, actor: DemoStory.reviewerName).confirm()
        terminal.line("\(DemoStory.reviewerName) confirms exactly this mapping: digest \(digest.prefix(16))…")
        let named = try CheckpointDesk(log: log, actor: DemoStory.operatorName).name(DemoStory.checkpointName)
        terminal.line("Checkpoint \(named.name) at event \(named.size).")
    }

    private func migrate(_ context: MigrationContext) async throws(PipelineError) {
        step("Sample: a few records that show every rule, stage, owner and type, read back field by field")
        try await run(.sample(size: 60), context)
        let sample = try await AccountComparison(context: context, scope: .sample).compare()
        try ComparisonRecorder(log: context.log, actor: DemoStory.operatorName).record(sample, scope: .sample)
        try context.recordReadings()
        terminal.line(DemoStory.sentence(sample))

        step("Run: everything else")
        try await run(.full, context)

        step("Reconcile: every record of the account compared with every record of the export")
        let full = try await AccountComparison(context: context, scope: .full).compare()
        let recorder = ComparisonRecorder(log: context.log, actor: DemoStory.operatorName)
        try recorder.record(full, scope: .full)
        _ = try recorder.finish(full)
        try context.recordReadings()
        terminal.line(DemoStory.sentence(full))
    }

    private func run(_ kind: MigrationRun.Kind, _ context: MigrationContext) async throws(PipelineError) {
        let outcome = try await MigrationRun(context: context, limits: RunLimits()).run(kind) { _, _ in }
        RunReport(terminal: terminal).show(nil, outcome)
        guard outcome.end == .finished else { throw .usage("the run did not finish: \(outcome.end.word)") }
    }

    private static func sentence(_ result: AccountComparison.Result) -> String {
        "\(result.checked) records, \(result.equal + result.normalised) fields as they should be, "
            + "\(result.findings.count) different, \(result.missing.count) records missing, "
            + "\(result.extra.count) extra."
    }
}
