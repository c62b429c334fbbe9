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
    @Option(help: "The folder to write to; the migration's reports folder, or with --at one in it, when left out.")
    var out: String?

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try readLog()
        let size =
            try at.map { text throws(PipelineError) in try RollbackPoint(text, state: log.state).size }
            ?? log.state.size
        guard size > 0 else {
            throw .usage("before its first event a ledger has nothing to report; choose a later point")
        }
        let folder = out ?? Report.folder(in: global.workspace, at: at == nil ? nil : size)
        let names = try ReportFiles(log: log).write(size: size, to: folder)
        for name in names { global.terminal.line("\(folder)/\(name)") }
        global.terminal.result(
            "report",
            ["folder": .string(folder), "files": .strings(names), "size": .sequence(size)]
        )
        return .done
    }

    /// The report of an earlier moment must not take the place of the present one.
    private static func folder(in workspace: Workspace, at size: UInt64?) -> String {
        workspace.reportsPath + (size.map { "/at-\($0)" } ?? "")
    }
}
