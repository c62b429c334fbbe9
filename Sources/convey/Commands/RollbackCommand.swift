import ArgumentParser
import CanonicalJSON
import Foundation
import Migration
import Pipeline

/// Takes the account back to a checkpoint.
struct RollbackCommand: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Undo everything after a point, and prove it.",
        discussion: """
            What somebody changed or built upon since is kept and named.
            Examples:
              convey rollback --to before-full-run --dry-run
              convey rollback --to start --yes
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var account: AccountOptions
    @OptionGroup var limits: LimitOptions
    @Option(help: "A checkpoint, a position in the ledger, or start.") var to: String
    @Flag(help: "Only show what would be undone and what kept.") var dryRun = false
    @Flag(help: "Do it without asking.") var yes = false
    @Flag(help: "Undo also what somebody changed since.") var force = false
    @Flag(help: "Undo also updates that cannot be set back to empty.") var acceptIrreversible = false

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        let terminal = global.terminal
        let point = try RollbackPoint(to, state: log.state)
        var limits = limits.limits
        limits.isForced = force
        let granted = limits
        return try await AccountSession.with(self, log: log, options: account) { context throws(PipelineError) in
            let rollback = Rollback(context: context, limits: granted, point: point)
            let settled = try await rollback.settleOpenIntents()
            guard settled == .finished else {
                let report = RunReport(terminal: terminal)
                if let sentence = report.sentence(settled) { terminal.line(sentence) }
                terminal.result(
                    "rollback",
                    status: settled.word,
                    ["undone": 0, "kept": 0, "failed": 0, "proved": false]
                )
                return report.end(of: settled, failures: 0)
            }
            let plan = try await rollback.plan()
            show(plan, terminal)
            if dryRun {
                for change in plan.changes { terminal.object(RollbackCommand.json(change)) }
                terminal.result(
                    "rollback",
                    status: "planned",
                    [
                        "undone": 0, "kept": .int(plan.inUse.count), "failed": 0, "proved": false,
                        "tokens": .int(plan.tokens), "planned": .int(plan.changes.count),
                    ]
                )
                return .done
            }
            // What was undone before a proof could be made still wants its proof.
            if !log.state.target.landedWrites.contains(where: { $0.intent >= point.size && $0.undoes == nil }) {
                terminal.result("rollback", ["undone": 0, "kept": 0, "failed": 0, "proved": true, "tokens": 0])
                return .done
            }
            try confirm(plan)
            let progress = RunProgress(terminal: terminal, total: plan.changes.count)
            let outcome = try await rollback.execute(plan) { progress.show($0) }
            progress.show(outcome.tally, isLast: true)
            return finish(outcome, terminal)
        }
    }

    private static func json(_ change: Change) -> JSON {
        [
            "type": "inverse", "op": .string(change.operation.rawValue),
            "entity": .string(change.reference.entity.rawValue), "key": .string(change.reference.key),
            "tokens": .int(change.costTokens),
        ]
    }

    private func show(_ plan: Rollback.Plan, _ terminal: Terminal) {
        let list = Wording.list(plan.counts)
        terminal.line("Back to \(to): \(list.isEmpty ? "nothing is to be undone" : list).")
        let seconds = plan.changes.count * 2 / 10 + 1
        terminal.line("\(plan.tokens) tokens, about \(seconds) s at ten requests a second.")
        for item in plan.inUse {
            terminal.line("  kept: \(item.reference.entity.rawValue) \(item.reference.key): \(item.reason)")
            terminal.object([
                "type": "kept", "entity": .string(item.reference.entity.rawValue), "key": .string(item.reference.key),
                "reason": .string(item.reason),
            ])
        }
        for item in plan.irreversible {
            let members = item.members.joined(separator: ", ")
            terminal.line(
                "  cannot be emptied again: \(item.reference.entity.rawValue) \(item.reference.key): \(members)"
            )
        }
    }

    private func confirm(_ plan: Rollback.Plan) throws(PipelineError) {
        if !plan.irreversible.isEmpty, !acceptIrreversible {
            throw .usage(
                "\(plan.irreversible.count) updates cannot be set back to empty in Pipedrive (listed above); "
                    + "accept that with --accept-irreversible"
            )
        }
        if yes { return }
        guard isatty(STDIN_FILENO) == 1, !global.json else {
            throw .usage("a rollback deletes records: say --yes, or look first with --dry-run")
        }
        Terminal.complain("Type the word rollback to go on:")
        guard readLine() == "rollback" else { throw .usage("nothing was undone") }
    }

    private func finish(_ outcome: Rollback.Outcome, _ terminal: Terminal) -> CommandEnd {
        let report = RunReport(terminal: terminal)
        if let sentence = report.sentence(outcome.end) { terminal.line(sentence) }
        guard let proof = outcome.proof, let finished = outcome.finished else {
            terminal.result(
                "rollback",
                status: outcome.end.word,
                [
                    "undone": .int(outcome.tally.landedTotal), "kept": .int(outcome.tally.kept),
                    "failed": .int(outcome.tally.failed), "proved": false, "tokens": .int(outcome.tally.tokens),
                ]
            )
            return report.end(of: outcome.end, failures: 0)
        }
        terminal.line(
            "\(proof.gone) records are gone, \(proof.restored) restored, \(finished.kept) kept, "
                + "\(finished.failed) failed."
        )
        terminal.line(
            proof.isEqual
                ? "The account equals what it was before: same ids, same times of change."
                : "The account differs from what it was before: see the certificate in convey report."
        )
        terminal.result(
            "rollback",
            [
                "undone": .int(finished.undone), "kept": .int(finished.kept), "failed": .int(finished.failed),
                "proved": .bool(finished.isProved), "tokens": .int(finished.tokens), "equal": .bool(proof.isEqual),
            ]
        )
        return report.end(of: outcome.end, failures: finished.kept + finished.failed + proof.remaining.count)
    }
}
