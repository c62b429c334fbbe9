import ArgumentParser
import CanonicalJSON
import Ledger
import Migration
import Pipeline

/// Writes the ledger for an auditor to take home.
struct Export: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write every event, byte for byte, and the signed checkpoint over them.",
        discussion: "Example: convey export ledger.ndjson   (then tools/verify_ledger.py ledger.ndjson)"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The file to write; the checkpoint goes beside it.") var path: String

    func perform() async throws(PipelineError) -> CommandEnd {
        try checkWorkspace()
        try global.workspace.checkOutput(path)
        let log = try EventLog.read(global.workspace, time: .system)
        // Every export begins with the name of the first member of the first event.
        try OutputFile.checkReplaced(path, by: Array("{\"actor\":".utf8))
        let checkpoint = try LedgerExport(log: log).write(to: path)
        global.terminal.line("\(path): \(checkpoint.size) events; \(path).checkpoint: the signed checkpoint")
        global.terminal.result("export", ["size": .sequence(checkpoint.size)])
        return .done
    }
}
