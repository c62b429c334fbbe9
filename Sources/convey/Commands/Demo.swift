import ArgumentParser
import CanonicalJSON
import Foundation
import Migration
import PipedriveSimulator
import Pipeline
import SimulatorServer

/// The whole story on a sample firm and the built-in simulator.
struct Demo: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Move a sample law firm into a simulated Pipedrive and back, over real HTTP.",
        discussion: """
            Nothing else is needed. A larger firm shows how long things take.
            Examples:
              convey demo
              convey demo big-firm --firm five-users
              convey demo export-only --headers label --only-export
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The folder to make.") var directory = "convey-demo"
    @Option(help: "Decides the sample firm and the account.") var seed: UInt64 = 1848
    @Option(help: "How large the firm is: small (60 matters) or five-users (1,200 matters).") var firm = DemoFirm.small
    @Option(help: "How columns are named: fieldID, label or own.") var headers = DemoHeaders.fieldID
    @Flag(help: "Write the sample firm's export and stop.") var onlyExport = false

    func perform() async throws(PipelineError) -> CommandEnd {
        let folder = DemoFolder(path: directory)
        try folder.prepare()
        let export = try folder.writeExport(seed: seed, firm: firm, headers: headers)
        if onlyExport {
            global.terminal.line(export)
            global.terminal.result("demo", ["export": .string(export)])
            return .done
        }
        let account = try DemoAccount(seed: seed, firm: firm, usersTable: export + "/users.csv")
        let story = DemoStory(folder: folder, exportPath: export, terminal: global.terminal)
        let result = await account.serve { session async -> Result<CommandEnd, PipelineError> in
            do throws(PipelineError) {
                return .success(try await story.tell(with: session))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
