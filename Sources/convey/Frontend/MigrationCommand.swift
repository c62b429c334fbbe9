import ArgumentParser
import CanonicalJSON
import Foundation
import Ledger
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
            try global.checkActor()
            outcome = .success(try await perform())
        } catch {
            outcome = .failure(error)
        }
        switch outcome {
        case .success(let end):
            let isComplete = !saysLoss()
            guard isComplete, end == .done else {
                throw ExitCode(end == .done ? CommandEnd.refused.rawValue : end.rawValue)
            }
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

    /// Tells on standard error where standard output could not take all words.
    private func saysLoss() -> Bool {
        guard let problem = Terminal.lostOutput else { return false }
        Terminal.complain(
            "convey: the command is done, but not all that it says could be written to standard output: \(problem). "
                + "Make room there and ask again."
        )
        return true
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

    /// Opens the migration's ledger for appending, checks and folds it.
    func openLog() throws(PipelineError) -> EventLog {
        try checkWorkspace()
        let log = try EventLog.open(global.workspace, time: .system)
        try log.requireSound()
        try log.replay()
        return log
    }

    /// Opens the migration's ledger for reading, checks and folds it.
    func readLog() throws(PipelineError) -> EventLog {
        let log = try soundLog()
        try log.replay()
        return log
    }

    /// Opens the migration's ledger for reading and checks it: nothing of a changed event is shown, signed or sent.
    func soundLog() throws(PipelineError) -> EventLog {
        try checkWorkspace()
        let log = try EventLog.read(global.workspace, time: .system)
        try log.requireSound()
        return log
    }

    var hasMigration: Bool { FileManager.default.fileExists(atPath: global.workspace.ledgerPath) }

    func checkWorkspace() throws(PipelineError) {
        let workspace = global.workspace
        if FileManager.default.fileExists(atPath: workspace.keyPath), workspace.lacksLedgerFile {
            throw .ledger(.damaged(path: workspace.ledgerPath, firstBad: nil, problem: .partMissing))
        }
        guard hasMigration else {
            throw .usage(
                "there is no migration in \(workspace.path); make one with `convey init DIR --account URL`, "
                    + "or name its folder with --migration"
            )
        }
    }
}
