import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline

/// Compares every record with the account, by list pages.
struct Reconcile: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare every record with the account: missing, misaligned, extra.",
        discussion: "Example: convey reconcile"
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var account: AccountOptions

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        let terminal = global.terminal
        return try await AccountSession.with(self, log: log, options: account) { context throws(PipelineError) in
            let result = try await AccountComparison(context: context, scope: .full).compare()
            let recorder = ComparisonRecorder(log: log, actor: context.actor)
            try recorder.record(result, scope: .full)
            let finished = try recorder.finish(result)
            for (entity, part) in result.byEntity.sorted(by: { $0.key < $1.key }) {
                terminal.line(
                    "\(Wording.plural(entity, 2).padding(to: 15))\(part.checked) checked, \(part.missing) missing, "
                        + "\(part.misaligned) misaligned, \(part.extra) extra"
                )
            }
            terminal.result(
                "reconcile",
                [
                    "checked": .int(finished.checked), "missing": .int(finished.missing),
                    "misaligned": .int(finished.misaligned), "extra": .int(finished.extra),
                    "entities": finished.entities,
                ]
            )
            let troubles = finished.missing + finished.misaligned + finished.extra
            return troubles == 0 ? .done : .doneWithFailures
        }
    }
}
