import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline

/// Names the present position of the ledger.
struct CheckpointCommand: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Name the present position, to come back to it.",
        discussion: "Example: convey checkpoint before-full-run"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The name.") var name: String

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        let named = try CheckpointDesk(log: log, actor: global.actorName).name(name)
        let signed = try LedgerExport(log: log).signedCheckpoint(at: named.size)
        global.terminal.line("Checkpoint \(name): \(named.size) events, root \(named.root)")
        global.terminal.line(signed)
        global.terminal.result(
            "checkpoint",
            [
                "name": .string(name), "size": .sequence(named.size), "root": .string(named.root),
                "checkpoint": .string(signed),
            ]
        )
        return .done
    }
}
