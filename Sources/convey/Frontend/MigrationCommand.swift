import ArgumentParser
import CanonicalJSON
import Foundation
import Pipeline

/// A command of one migration: it says what it does in `perform`, and this frame turns failures into exit codes.
protocol MigrationCommand: AsyncParsableCommand {
    var global: GlobalOptions { get }
    func perform() async throws(PipelineError) -> CommandEnd
}

/// How a command ended, as the exit codes of the command line say it.
enum CommandEnd: Int32 {
    case done = 0
    case doneWithFailures = 1
    case refused = 2
    case ceiling = 3
    case damaged = 4
    case interrupted = 130
}

extension MigrationCommand {
    func run() async throws {
        let outcome: Result<CommandEnd, PipelineError>
        do throws(PipelineError) {
            outcome = .success(try await perform())
        } catch {
            outcome = .failure(error)
        }
        switch outcome {
        case .success(.done): return
        case .success(let end): throw ExitCode(end.rawValue)
        case .failure(let error):
            Terminal.complain("convey: \(error)")
            global.terminal.result(
                Self.spokenName,
                status: "failed",
                ["error": .string(error.description)]
            )
            throw ExitCode(error.exitCode)
        }
    }

    /// The command as it is typed, subcommand and all: `map set`.
    static var spokenName: String {
        var words = ""
        for character in "\(Self.self)" {
            if character.isUppercase, !words.isEmpty { words += " " }
            words += character.lowercased()
        }
        return words.hasSuffix(" command") ? String(words.dropLast(" command".count)) : words
    }

    /// Opens the migration's ledger for appending and folds it.
    func openLog() throws(PipelineError) -> EventLog {
        try checkWorkspace()
        let log = try EventLog.open(global.workspace, time: .system)
        try log.replay()
        return log
    }

    /// Opens the migration's ledger for reading and folds it.
    func readLog() throws(PipelineError) -> EventLog {
        try checkWorkspace()
        let log = try EventLog.read(global.workspace, time: .system)
        try log.replay()
        return log
    }

    func checkWorkspace() throws(PipelineError) {
        guard FileManager.default.fileExists(atPath: global.workspace.ledgerPath) else {
            throw .usage(
                "there is no migration in \(global.workspace.path); make one with `convey init DIR --account URL`, "
                    + "or name its folder with --migration"
            )
        }
    }
}
