import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline

/// Compares records field by field with what the account shows.
struct Diff: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read records back and compare every field.",
        discussion: "Example: convey diff --sample"
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var account: AccountOptions
    @Flag(help: "Only the records of the sample, each read by its id.") var sample = false

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        let terminal = global.terminal
        let scope: AccountComparison.Scope = sample ? .sample : .full
        return try await AccountSession.with(self, log: log, options: account) { context throws(PipelineError) in
            let result = try await AccountComparison(context: context, scope: scope).compare()
            try ComparisonRecorder(log: log, actor: context.actor).record(result, scope: scope)
            return Diff.show(result, terminal)
        }
    }

    private static func show(_ result: AccountComparison.Result, _ terminal: Terminal) -> CommandEnd {
        var causes: [String: Int] = [:]
        for finding in result.findings {
            causes["\(finding.reference.entity.rawValue).\(finding.field): \(finding.cause)", default: 0] += 1
            terminal.object([
                "type": "finding", "key": .string(finding.reference.key),
                "entity": .string(finding.reference.entity.rawValue), "field": .string(finding.field),
                "source": .string(finding.source), "expected": .string(finding.expected),
                "actual": .string(finding.actual), "verdict": .string(finding.verdict.rawValue),
                "cause": .string(finding.cause),
            ])
        }
        for reference in result.missing {
            terminal.object([
                "type": "finding", "key": .string(reference.key), "entity": .string(reference.entity.rawValue),
                "field": "", "source": "", "expected": "", "actual": "", "verdict": "missing",
                "cause": "missing record",
            ])
        }
        terminal.line(
            "\(result.checked) records: \(result.equal) fields equal, \(result.normalised) equal after a "
                + "normalisation, "
                + "\(result.findings.count) differ; \(result.missing.count) records are not in the account."
        )
        for (cause, count) in causes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            terminal.line("  \(String(count).padding(to: 6)) \(cause)")
        }
        let differing = result.findings.count { $0.verdict == .different }
        terminal.result(
            "diff",
            [
                "checked": .int(result.checked), "equal": .int(result.equal), "normalised": .int(result.normalised),
                "different": .int(differing),
                "missing": .int(result.findings.count - differing + result.missing.count),
            ]
        )
        return result.findings.isEmpty && result.missing.isEmpty ? .done : .doneWithFailures
    }
}
