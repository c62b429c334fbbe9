import Foundation
import Ledger
import Migration
import PipedriveSimulator
import PracticeMaster
import TestSupport
import Testing

@testable import Pipeline

/// One migration as the commands carry it out, step by step.
struct FirmMigration {
    let log: EventLog
    let context: MigrationContext

    static let actor = "Olive Operator"

    /// Makes a new migration in a folder that does not exist yet.
    static func create(_ path: String, _ gateway: any PipedriveGateway, _ time: WallClock) throws -> FirmMigration {
        let log = try WorkspaceMaker.create(
            Workspace(path: path),
            account: "https://simulated-firm.pipedrive.com",
            timeZone: "America/Chicago",
            currency: "USD",
            actor: actor,
            time: time
        )
        return FirmMigration(log, gateway, time)
    }

    /// Opens a migration as the next process would.
    static func open(_ path: String, _ gateway: any PipedriveGateway, _ time: WallClock) throws -> FirmMigration {
        let log = try EventLog.open(Workspace(path: path), time: time)
        try log.replay()
        return FirmMigration(log, gateway, time)
    }

    private init(_ log: EventLog, _ gateway: any PipedriveGateway, _ time: WallClock) {
        self.log = log
        context = MigrationContext(
            log: log,
            reader: AccountReader(
                pacer: Pacer(gateway: gateway, budget: RateBudget(burstLimit: 1_000_000), time: time)
            ),
            time: time,
            halt: RunHalt(),
            actor: FirmMigration.actor
        )
    }

    @discardableResult
    func load(_ path: String) throws -> [Loader.Result] {
        let loader = Loader(log: log, actor: FirmMigration.actor, halt: RunHalt()) { _, _ in }
        var results: [Loader.Result] = []
        for file in try ExportFolder.files(at: [path]) { results.append(try loader.load(file)) }
        return results
    }

    /// Everything between loading and the first write: proposal, owners, a person's yes.
    func decide() async throws {
        _ = try MappingDesk(log: log, actor: FirmMigration.actor).propose()
        let users = try await context.read { (reader) throws(AccountFailure) in try await reader.users() }
        let owners = OwnerDesk(log: log, actor: FirmMigration.actor)
        _ = try owners.propose(users: users)
        try owners.setFallback(TestAccount.adminEmail, users: users)
        try AutomationsGate.open(log, actor: FirmMigration.actor)
        _ = try confirm()
    }

    @discardableResult
    func confirm() throws -> String { try MappingDesk(log: log, actor: "Rae Reviewer").confirm() }

    @discardableResult
    func checkpoint(_ name: String) throws -> UInt64 {
        try CheckpointDesk(log: log, actor: FirmMigration.actor).name(name).size
    }

    func run(
        _ kind: MigrationRun.Kind = .full,
        limits: RunLimits = RunLimits()
    ) async throws -> MigrationRun.Outcome {
        try await MigrationRun(context: context, limits: limits).run(kind) { _, _ in }
    }

    func compare(_ scope: AccountComparison.Scope = .full) async throws -> AccountComparison.Result {
        try await AccountComparison(context: context, scope: scope).compare()
    }

    func rollBack(to point: String, limits: RunLimits = RunLimits()) async throws -> Rollback.Outcome {
        let rollback = Rollback(
            context: context,
            limits: limits,
            point: try RollbackPoint(point, state: log.state)
        )
        _ = try await rollback.settleOpenIntents()
        let outcome = try await rollback.execute(try await rollback.plan()) { _ in }
        try audit()
        return outcome
    }

    /// Takes the ledger home: whatever happened to the migration, the auditor's programs must find no rule broken.
    func audit() throws {
        let home = try TemporaryFolder()
        let path = home.path + "/ledger.ndjson"
        _ = try LedgerExport(log: log).write(to: path)
        for program in PythonVerifier.Program.allCases {
            let said = try PythonVerifier.check(path, with: program)
            #expect(said.code == 0, "\(program.rawValue): \(said.text)")
        }
    }

    /// The events that were appended since a size, by type.
    func events(since size: UInt64) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        try log.forEachEvent(from: size) { recorded throws(PipelineError) in
            counts[recorded.event.type, default: 0] += 1
        }
        return counts
    }
}
