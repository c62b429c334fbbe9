import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline
import Projections
import Reports

/// Writes the page of one client.
struct CustodyCommand: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "custody",
        abstract: "Write one page with every event about a client, each with its proof.",
        discussion: "Events that are about other clients too are withheld, their place is still proved.\n"
            + "Example: convey custody CMCLIENT/110 --out halvorsen.html"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The key or number of the client, or of one of its matters.") var key: String
    @Option(help: "The file to write; in the migration's reports folder when left out.") var out: String?

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try readLog()
        let custody = try CustodyReader(log: log).read(key)
        let path = out ?? "\(global.workspace.reportsPath)/\(CustodyCommand.fileName(of: custody.key))"
        if out == nil { try OutputFile.makeFolder(global.workspace.reportsPath) }
        try OutputFile.write(Array(CustodyPage(custody).html.utf8), to: path)
        let withheld = custody.entries.count { if case .withheld = $0.content { true } else { false } }
        global.terminal.line(
            "\(path): \(custody.entries.count) events about \(custody.key), each proved; "
                + "the text of \(withheld) is withheld"
        )
        global.terminal.line("Check it: python3 tools/verify_proof.py \(path)")
        global.terminal.result(
            "custody",
            [
                "key": .string(custody.key), "file": .string(path), "events": .int(custody.entries.count),
                "withheld": .int(withheld), "size": .sequence(custody.size),
            ]
        )
        return .done
    }

    /// A key may hold anything that a cell can; a file name may not.
    static func fileName(of key: String) -> String {
        let safe = key.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" }
        return "custody-\(String(safe.prefix(80))).html"
    }
}
