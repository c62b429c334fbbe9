import ArgumentParser
import Foundation
import Migration
import Pipeline
import Projections
import Reports

/// Writes the mapping as a table that a spreadsheet opens.
struct MapExport: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the mapping as CSV, to be edited and read back.",
        discussion: "Example: convey map export mapping.csv"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The file to write.") var path: String

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try readLog()
        guard !log.state.mapping.decisions.rules.isEmpty else { throw .gate(.nothingProposed) }
        var workbook = MappingWorkbook()
        var intents = OpenIntents()
        try log.forEachEvent { recorded throws(PipelineError) in workbook.apply(recorded, joining: &intents) }
        try OutputFile.write(Tables.mapping(workbook).csv, to: path, of: global.workspace)
        global.terminal.line("\(path): change the column target, then convey map import \(path)")
        global.terminal.result("map export")
        return .done
    }
}
