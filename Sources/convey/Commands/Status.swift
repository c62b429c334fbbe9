import ArgumentParser
import CanonicalJSON
import Ledger
import Migration
import Pipeline

/// Says where the migration stands and what is next.
struct Status: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Where we are and what is next.",
        discussion: "Example: convey status"
    )

    @OptionGroup var global: GlobalOptions

    func perform() async throws(PipelineError) -> CommandEnd {
        let terminal = global.terminal
        let log = try readLog()
        let state = log.state
        terminal.line("Account      \(state.opened?.account ?? "")")
        let head = try LedgerExport(log: log).checkpoint()
        terminal.line("Ledger       \(state.size) events, root \(head.root.hex)")
        let watermark = StoredViews.watermark(log: log)
        terminal.line("Views        \(Status.views(watermark, of: state.size))")
        for (file, loaded) in state.source.files.sorted(by: { $0.key < $1.key }) {
            let counts = loaded.counts
            let text = counts.map { "\($0.records) records, \(loaded.rows.count) rows, \($0.rejected) rejected" }
            terminal.line("\(file.rawValue.padding(to: 13))\(text ?? "loading was not finished")")
        }
        let records = state.target.crosswalk.counts().sorted { $0.key < $1.key }
        let inAccount = records.map { "\($0.value) \(Wording.plural($0.key, $0.value))" }.joined(separator: ", ")
        terminal.line("In Pipedrive \(inAccount.isEmpty ? "nothing of this migration" : inAccount)")
        if !state.target.openIntents.isEmpty {
            terminal.line(
                "Open         \(state.target.openIntents.count) writes without an answer; the next run settles them"
            )
        }
        for checkpoint in state.checkpoints {
            terminal.line("Checkpoint   \(checkpoint.name) at \(checkpoint.size)")
        }
        let next = Status.next(state)
        terminal.line("Next         \(next)")
        terminal.result(
            "status",
            [
                "size": .sequence(state.size), "root": .string(head.root.hex),
                "watermark": watermark.map { .sequence($0) } ?? .null, "next": .string(next),
                "open": .int(state.target.openIntents.count),
                "records": .counts(records.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }),
                "tokens": .int(state.target.tokensSpent),
                "checkpoints": .array(
                    state.checkpoints.map { ["name": .string($0.name), "size": .sequence($0.size)] }
                ),
            ]
        )
        return .done
    }

    private static func views(_ watermark: UInt64?, of size: UInt64) -> String {
        guard let watermark else {
            return "cannot be used now: another command holds them, or the folder is not writable"
        }
        let rest = watermark == size ? "" : "; they catch up when they are needed"
        return "watermark \(watermark) of \(size)\(rest)"
    }

    private static func next(_ state: MigrationState) -> String {
        let mapping = state.mapping
        if state.source.files.isEmpty { return "convey load PATH" }
        if state.source.files.values.contains(where: { !$0.isComplete }) {
            return "convey load PATH (goes on where it stopped)"
        }
        if mapping.decisions.rules.isEmpty { return "convey map propose" }
        if mapping.decisions.owners.fallback == nil { return "convey owners propose, convey owners fallback EMAIL" }
        if mapping.confirmedDigest != MappingDesk.digest(of: mapping.decisions) {
            return "convey map show, then convey map confirm"
        }
        if !AutomationsGate.isOpen(in: state) {
            return "pause the account's automations, then convey preflight --automations-paused"
        }
        if let broken = state.brokenRun {
            let kind = broken.started.kind == "settle" ? "rollback" : broken.started.kind
            return "convey \(kind) (the last one was cut off; it goes on)"
        }
        if case .runInterrupted(let stop)? = state.runs.last?.end {
            return "convey \(stop.kind) (the last one stopped early; it goes on)"
        }
        if case .rollbackFinished? = state.runs.last?.end {
            return "convey report; a corrected run: convey map show, convey run"
        }
        if state.runs.isEmpty { return "convey sample, convey diff --sample" }
        if !state.runs.contains(where: { $0.started.kind == "run" }) { return "convey run" }
        return "convey reconcile, convey report"
    }
}
