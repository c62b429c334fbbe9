import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline
import PracticeMaster

/// Lists the writes that a run would do now.
struct Plan: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the exact writes that a run would do now, in order; sends nothing.",
        discussion: "Example: convey plan --list"
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var account: AccountOptions
    @Flag(help: "Every write, not only the counts.") var list = false

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        let terminal = global.terminal
        return try await AccountSession.with(self, log: log, options: account) { context throws(PipelineError) in
            let firm = try context.mappedFirm()
            let plan = try MigrationRun(context: context, limits: RunLimits()).plan(
                .full,
                firm: firm,
                keepsWrites: true
            )
            for change in plan.writes {
                terminal.object([
                    "type": "write", "op": .string(change.operation.rawValue),
                    "entity": .string(change.reference.entity.rawValue), "key": .string(change.reference.key),
                    "tokens": .int(change.costTokens),
                ])
                if list {
                    terminal.line(
                        "\(change.operation.rawValue) \(change.reference.entity.rawValue) \(change.reference.key)"
                    )
                }
            }
            terminal.line(
                "A run would write \(Wording.list(plan.counts).isEmpty ? "nothing" : Wording.list(plan.counts))."
            )
            terminal.line(
                "\(plan.tokens) tokens; \(firm.exclusions.count) source records stay behind, each with a reason."
            )
            terminal.result(
                "plan",
                [
                    "writes": .counts(plan.counts), "tokens": .int(plan.tokens), "digest": .string(plan.digest),
                    "excluded": .int(firm.exclusions.count),
                ]
            )
            return .done
        }
    }
}
