import ArgumentParser
import CanonicalJSON
import Foundation
import Migration
import Pipeline

/// Reads an edited mapping table back: what differs becomes amendments.
struct MapImport: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read an edited mapping CSV back as amendments.",
        discussion: "Example: convey map import mapping.csv"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The edited file.") var path: String

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        let desk = MappingDesk(log: log, actor: global.actorName)
        let table = try MappingTableFile(path: path)
        var amended = 0
        for line in table.lines {
            guard let file = SourceFile(rawValue: line.file),
                let rule = log.state.mapping.decisions.rules[ColumnReference(file, line.index)]
            else {
                throw .input("\(path), line \(line.number): \(line.file) has no column \(line.index) in this migration")
            }
            guard let target = MappingTarget(line.target) else {
                throw .input("\(path), line \(line.number): \(line.target) is no target; see convey map set --help")
            }
            if target != rule.target {
                _ = try desk.set("\(line.file).\(line.index)", to: target)
                amended += 1
            }
        }
        global.terminal.line("\(amended) amendments of \(table.lines.count) lines. Next: convey map confirm")
        global.terminal.result("map import", ["amended": .int(amended)])
        return .done
    }
}
