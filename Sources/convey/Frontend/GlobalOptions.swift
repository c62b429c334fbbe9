import ArgumentParser
import Foundation
import Pipeline

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: "Folder of the migration; $CONVEY_MIGRATION or the current folder when left out.")
    var migration: String?

    @Flag(help: "Print one JSON object a line, the result last.")
    var json = false

    @Flag(help: "Print no progress and no remarks.")
    var quiet = false

    @Option(help: "Who acts, as the ledger shall name them; the login name when left out.")
    var actor: String?

    var terminal: Terminal { Terminal(isJSON: json, isQuiet: quiet) }

    var workspace: Workspace {
        let environment = ProcessInfo.processInfo.environment
        return Workspace(path: migration ?? environment["CONVEY_MIGRATION"] ?? FileManager.default.currentDirectoryPath)
    }

    /// What the envelope of an event has room for.
    private static let longestActorBytes = 500

    /// Refuses an actor that the ledger could not show again.
    func checkActor() throws(PipelineError) {
        guard actorName.isPlainName(upToBytes: GlobalOptions.longestActorBytes) else {
            throw .usage(
                "the actor, which --actor or the login name gives, must be 1 to "
                    + "\(GlobalOptions.longestActorBytes) bytes of visible characters"
            )
        }
    }

    var actorName: String {
        let environment = ProcessInfo.processInfo.environment
        let login = [environment["USER"], environment["LOGNAME"]].compactMap { $0 }.first { !$0.isEmpty }
        return actor ?? login ?? "operator"
    }
}
