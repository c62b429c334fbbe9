import ArgumentParser
import CanonicalJSON
import Foundation
import Ledger
import Migration
import Pipeline
import Projections
import Reports

/// Writes everything that people read.
struct Report: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the workbook, counts, failures, diff, certificate and the HTML report.",
        discussion: "Examples:\n  convey report\n  convey report --at before-full-run --out reports-before"
    )

    @OptionGroup var global: GlobalOptions
    @Option(help: "A checkpoint or a position in the ledger.") var at: String?
    @Option(help: "The folder to write to; the migration's reports folder when left out.") var out: String?

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try readLog()
        let size =
            try at.map { text throws(PipelineError) in try RollbackPoint(text, state: log.state).size }
            ?? log.state.size
        let folder = out ?? global.workspace.reportsPath
        let names = try ReportFiles(log: log).write(size: size, to: folder)
        for name in names { global.terminal.line("\(folder)/\(name)") }
        global.terminal.result(
            "report",
            ["folder": .string(folder), "files": .strings(names), "size": .sequence(size)]
        )
        return .done
    }
}
