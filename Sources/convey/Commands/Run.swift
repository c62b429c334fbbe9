import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline

/// Sends everything that is not in the account yet.
struct Run: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send everything that the account does not have yet.",
        discussion: "Run it again after a stop, a failure or a later export: it sends only what is missing.\n"
            + "Example: convey run --max-tokens 20000"
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var account: AccountOptions
    @OptionGroup var limits: LimitOptions

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        let terminal = global.terminal
        let limits = limits.limits
        return try await AccountSession.with(self, log: log, options: account) { context throws(PipelineError) in
            var progress: RunProgress?
            let outcome = try await MigrationRun(context: context, limits: limits).run(.full) { plan, machine in
                let total = plan.counts.values.reduce(0, +)
                let shown = progress ?? RunProgress(terminal: terminal, total: total)
                progress = shown
                shown.show(machine)
            }
            progress?.show(outcome.tally, isLast: true)
            terminal.line("Next: convey reconcile, then convey report")
            return RunReport(terminal: terminal).show("run", outcome)
        }
    }
}
