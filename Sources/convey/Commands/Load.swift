import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline
import PracticeMaster

/// Reads an export into the ledger.
struct Load: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read an export: a folder, single files or a zip archive.",
        discussion: "Loading the same bytes again changes nothing; a later export is compared row by row.\n"
            + "What is unpacked from an archive stays in memory, nothing of it is written to the disk.\n"
            + "Documents are looked for by the paths that CMDOCMGT names, and uploaded from there by `convey run`;\n"
            + "the ledger holds their names, sizes and digests, never their content.\n"
            + "Example: convey load export/\n"
            + "Example: convey load export/ --documents /mnt/documents\n"
            + "Example: convey load export.zip"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Folders, files or zip archives of the export.") var paths: [String]
    @Option(help: "The folder with the firm's documents, a copy of the one that Practice Master names.")
    var documents: String?

    func perform() async throws(PipelineError) -> CommandEnd {
        let terminal = global.terminal
        let log = try openLog()
        let contents = try ExportFolder.contents(at: paths)
        let halt = RunHalt()
        let interrupt = InterruptSignal { halt.request() }
        defer { interrupt.cancel() }
        let loader = Loader(log: log, actor: global.actorName, halt: halt) { file, count in
            if terminal.isLive { terminal.remark("\(file.rawValue): \(count) records") }
        }
        var results: [Loader.Result] = []
        for export in contents.files { results.append(try loader.load(export)) }
        for result in results { terminal.line(Load.sentence(result)) }
        var renumbered: [Renumbering] = []
        for result in results where !result.isUnchanged {
            renumbered += try RenumberedRows.found(of: result.file, in: log)
        }
        showRenumbered(renumbered, terminal)
        var search: DocumentSearch.Result?
        if let documents {
            let found = try DocumentSearch(log: log, actor: global.actorName, halt: halt).search(folder: documents)
            terminal.line(Load.sentence(found))
            search = found
        }
        if !contents.leftAside.isEmpty {
            let shown = contents.leftAside.prefix(5).joined(separator: ", ")
            let more = contents.leftAside.count - 5
            terminal.line(
                "Left aside: \(shown)\(more > 0 ? " and \(more) more" : "")"
            )
        }
        let missing = SourceFile.expected.filter { log.state.source.files[$0] == nil }
        if !missing.isEmpty {
            terminal.line("Not loaded yet: \(missing.map(\.rawValue).joined(separator: ", ")).")
        }
        let isDecided = log.state.mapping.confirmedDigest != nil
        terminal.line(
            isDecided ? "Next: convey plan, then convey run" : "Next: convey inspect, then convey map propose"
        )
        terminal.result(
            "load",
            [
                "files": .array(results.map(Load.json)),
                "renumbered": .array(renumbered.map(Load.json)),
                "leftAside": .array(contents.leftAside.map { .string($0) }),
                "documents": search.map(Load.json) ?? .null,
            ]
        )
        return .done
    }

    private func showRenumbered(_ found: [Renumbering], _ terminal: Terminal) {
        guard !found.isEmpty else { return }
        terminal.line("\(found.count) rows were there before under another key:")
        for row in found.prefix(10) { terminal.line("  \(row.was) is now \(row.now) (line \(row.line))") }
        if found.count > 10 { terminal.line("  and \(found.count - 10) more; --json lists all") }
        terminal.line(
            "They count as new, so a run would create them a second time. Give the old numbers back in Practice Master "
                + "and export again, or roll back and start over with the new ones."
        )
    }

    private static func json(_ row: Renumbering) -> JSON {
        [
            "file": .string(row.file.rawValue), "was": .string(row.was), "now": .string(row.now),
            "line": .int(row.line), "evidence": .string(row.evidence.rawValue),
        ]
    }

    static func sentence(_ result: Loader.Result) -> String {
        let counts = result.counts
        let name = result.file.rawValue.padding(to: 11)
        if result.isUnchanged { return "\(name) unchanged: these bytes were loaded before" }
        var parts = ["\(counts.records) records = \(counts.parsed) rows + \(counts.rejected) rejected"]
        if counts.changed + counts.same + counts.vanished > 0 {
            parts = [
                "\(counts.records) records: \(counts.parsed) new, \(counts.changed) changed, \(counts.same) the same, "
                    + "\(counts.rejected) rejected; \(counts.vanished) vanished"
            ]
        }
        return "\(name) \(parts[0]) (\(result.encoding))"
    }

    private static let missing: [DocumentMissing.Reason: String] = [
        .unnamed: "without a path", .notFound: "not in the folder", .ambiguous: "with several files that could be it",
        .empty: "empty", .tooLarge: "larger than 50 MB", .unreadable: "unreadable",
    ]

    static func sentence(_ result: DocumentSearch.Result) -> String {
        let reasons = DocumentMissing.Reason.allCases.compactMap { reason in
            result.missing[reason].map { "\($0) \(missing[reason] ?? reason.rawValue)" }
        }
        let rest = reasons.isEmpty ? "none missing" : reasons.joined(separator: ", ")
        return "documents   \(result.found) found, \(rest)"
    }

    private static func json(_ result: DocumentSearch.Result) -> JSON {
        let missing = Dictionary(uniqueKeysWithValues: result.missing.map { ($0.key.rawValue, JSON.int($0.value)) })
        return ["found": .int(result.found), "missing": .object(missing)]
    }

    private static func json(_ result: Loader.Result) -> JSON {
        [
            "file": .string(result.file.rawValue), "records": .int(result.counts.records),
            "parsed": .int(result.counts.parsed), "rejected": .int(result.counts.rejected),
            "changed": .int(result.counts.changed), "same": .int(result.counts.same),
            "vanished": .int(result.counts.vanished), "encoding": .string(result.encoding),
            "sha256": .string(result.sha256), "unchanged": .bool(result.isUnchanged),
        ]
    }
}

extension String {
    /// At least that many characters, filled up with blanks.
    func padding(to width: Int) -> String {
        count >= width ? self : self + String(repeating: " ", count: width - count)
    }

    /// At most that many characters on one line, the rest an ellipsis.
    func shortened(to width: Int) -> String {
        let line = String(map { $0.isNewline ? " " : $0 })
        return line.count <= width ? line : String(line.prefix(width - 1)) + "…"
    }
}
