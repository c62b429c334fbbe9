import ArgumentParser
import CanonicalJSON
import Foundation
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
        let log = try soundLog()
        try checkPlaces()
        let checkpoint = try LedgerExport(log: log).write(to: path)
        global.terminal.line("\(path): \(checkpoint.size) events; \(path).checkpoint: the signed checkpoint")
        global.terminal.result("export", ["size": .sequence(checkpoint.size)])
        return .done
    }

    /// The three files may replace those of an earlier export and nothing else.
    private func checkPlaces() throws(PipelineError) {
        // How the first event, the origin and a hash begin.
        let kinds: [(suffix: String, isKind: (Data) -> Bool)] = [
            ("", { $0.elementsEqual("{\"actor\"".utf8.prefix($0.count)) }),
            (".checkpoint", { $0.elementsEqual("conveyance/".utf8.prefix($0.count)) }),
            (".leaves", { $0.allSatisfy { Character(UnicodeScalar($0)).isHexDigit } }),
        ]
        for (suffix, isKind) in kinds {
            try global.workspace.checkOutput(path + suffix)
            try OutputFile.checkReplaced(path + suffix, isKind: isKind)
        }
    }
}
