import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline

/// Sends a small part that shows every kind of case.
struct Sample: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send a sample that covers every rule, stage, owner and type.",
        discussion: "The records stay, and the full run goes on from them.\nExample: convey sample --size 80"
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var account: AccountOptions
    @OptionGroup var limits: LimitOptions
    @Option(help: "About how many records.") var size = 100

    func validate() throws {
        guard (1...2000).contains(size) else { throw ValidationError("--size must be from 1 to 2000.") }
    }

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        let terminal = global.terminal
        let limits = limits.limits
        let size = size
        return try await AccountSession.with(self, log: log, options: account) { context throws(PipelineError) in
            var progress: RunProgress?
            let outcome = try await MigrationRun(context: context, limits: limits).run(.sample(size: size)) {
                plan,
                machine in
                let total = plan.counts.values.reduce(0, +)
                let shown = progress ?? RunProgress(terminal: terminal, total: total)
                progress = shown
                shown.show(machine)
            }
            progress?.show(outcome.tally, isLast: true)
            if !outcome.plan.uncovered.isEmpty {
                terminal.line(
                    "Not covered by this sample: \(outcome.plan.uncovered.prefix(12).joined(separator: "; "))"
                )
            }
            terminal.line("Next: convey diff --sample")
            return RunReport(terminal: terminal).show("sample", outcome)
        }
    }
}

extension LimitOptions {
    var limits: RunLimits {
        var limits = RunLimits()
        limits.tokens = maxTokens
        limits.writes = maxWrites
        limits.inFlight = inFlight
        limits.settleGraceMilliseconds = Int64(settleAfter) * 1000
        return limits
    }
}
