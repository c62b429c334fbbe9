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
            + "Examples:\n  convey custody CMCLIENT/110 --out halvorsen.html\n"
            + "  convey custody CMCLIENT/110 --at before-full-run"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The key or number of the client, or of one of its matters.") var key: String
    @Option(help: "The page as it was then: a checkpoint or a position in the ledger; as it is now when left out.")
    var at: String?
    @Option(help: "The file to write; in the migration's reports folder when left out.") var out: String?

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try readLog()
        let size = try at.map { text throws(PipelineError) in try RollbackPoint(text, state: log.state).size }
        let custody = try reader(log, at: size).read(key)
        let path = out ?? "\(global.workspace.reportsPath)/\(CustodyCommand.fileName(of: custody.key, at: size))"
        if out == nil { try OutputFile.makeFolder(global.workspace.reportsPath) }
        try OutputFile.write(Array(CustodyPage(custody).html.utf8), to: path, of: global.workspace)
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

    private func reader(_ log: EventLog, at size: UInt64?) throws(PipelineError) -> CustodyReader {
        guard let size else { return try CustodyReader(log: log) }
        return try CustodyReader(log: log, at: size)
    }

    /// A key may hold anything that a cell can; a file name may not. A page of an earlier moment says so in its name.
    static func fileName(of key: String, at size: UInt64? = nil) -> String {
        let safe = key.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" }
        return "custody-\(String(safe.prefix(80)))\(size.map { "-at-\($0)" } ?? "").html"
    }
}
