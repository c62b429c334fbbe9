import CanonicalJSON
import Ledger
import Migration
import PipedriveSimulator
import Pipeline
import Projections
import Reports
import SimulatorServer

extension DemoStory {
    func report(_ log: EventLog, as name: String) throws(PipelineError) {
        let target = "\(folder.workspace.reportsPath)/\(name)"
        let names = try ReportFiles(log: log).write(size: log.state.size, to: target)
        terminal.line()
        terminal.line("\(names.count) reports in \(target), computed from the ledger alone.")
    }

    func rollBack(
        _ context: MigrationContext,
        _ session: DemoAccount.Session,
        _ before: JSON
    ) async throws(PipelineError) {
        terminal.line()
        terminal.line("== Rollback: back to the checkpoint, and the proof")
        let point = try RollbackPoint("before-migration", state: context.log.state)
        let rollback = Rollback(context: context, limits: RunLimits(), point: point)
        let plan = try await rollback.plan()
        terminal.line("To be undone: \(Wording.list(plan.counts)); \(plan.tokens) tokens.")
        let outcome = try await rollback.execute(plan) { _ in }
        guard let proof = outcome.proof else { throw .usage("the rollback did not finish: \(outcome.end.word)") }
        terminal.line("\(proof.gone) records are gone, \(proof.kept) kept, \(proof.remaining.count) failed.")
        let after = await session.account.with { $0.liveDump() }
        guard proof.isEqual, before == after else {
            throw .usage("the account differs from what it was before the run: see the certificate")
        }
        terminal.line("By the certificate the account equals what it was: same ids, same times of change.")
        terminal.line("By the simulator's own dump too, byte for byte.")
        try report(context.log, as: "after-rollback")
    }

    func finish(_ log: EventLog) throws(PipelineError) {
        terminal.line()
        terminal.line("== Audit: the ledger checked, and taken home")
        let verification: LedgerVerification
        do throws(LedgerError) { verification = try log.reader.verify() } catch { throw .ledger(error) }
        guard verification.isSound else { throw .usage("the ledger does not verify") }
        _ = try LedgerExport(log: log).write(to: folder.ledgerExportPath)
        let custody = try CustodyReader(log: log).read(try firstClient(log))
        try OutputFile.write(Array(CustodyPage(custody).html.utf8), to: custodyPath, of: folder.workspace)
        terminal.line("\(verification.size) events, every hash recomputed: sound.")
        terminal.line("\(custody.entries.count) of them are about the client \(custody.name), each proved on one page.")
        terminal.line()
        terminal.line("Files to open:")
        for file in files { terminal.line("  \(file)") }
    }

    private var custodyPath: String { "\(folder.workspace.reportsPath)/custody.html" }

    /// The client of the first matter that was sent.
    private func firstClient(_ log: EventLog) throws(PipelineError) -> String {
        var key = ""
        try log.forEachEvent { recorded throws(PipelineError) in
            guard key.isEmpty, case .apiIntended(let intended) = recorded.event, intended.entity == .deal else {
                return
            }
            key = intended.key
        }
        return key
    }

    private var files: [String] {
        let reports = folder.workspace.reportsPath
        return [
            "\(reports)/after-run/report.html            for the partner",
            "\(reports)/after-run/mapping.csv            the workbook with the account's hash keys",
            "\(reports)/after-rollback/report.html       with the rollback certificate",
            "\(custodyPath)            for one client: every event about it, each proved",
            "\(folder.ledgerExportPath)        for the auditor: tools/verify_ledger.py checks it",
        ]
    }
}
