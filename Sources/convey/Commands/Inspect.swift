import ArgumentParser
import CanonicalJSON
import Ledger
import Migration
import Pipeline
import PracticeMaster
import Reports

/// Shows what an export holds, what stands out in it, and what is missing.
struct Inspect: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what the export holds, what stands out, and what to ask the firm for.",
        discussion: "Examples:\n  convey inspect\n  convey inspect CMCLIENT\n  convey inspect --html inspection.html"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Only this file with everything about it, for example CMJRNL.") var file: String?
    @Option(help: "Write the inspection as a page to this file.") var html: String?

    func validate() throws {
        if file != nil, html != nil { throw ValidationError("--html writes about all files: leave out the file") }
    }

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try readLog()
        let only = try loadedFile(in: log.state)
        let inspection = try InspectionReader(log: log).read()
        let terminal = global.terminal
        if let html { try OutputFile.write(Array(try page(inspection, log).utf8), to: html, of: global.workspace) }
        if terminal.isJSON {
            for line in inspection.jsonLines(of: only) { terminal.object(line) }
        } else if let html {
            terminal.line(html)
        } else {
            let screen = InspectionScreen(inspection, style: Screen.style, next: next(log.state))
            let lines = only.map { screen.details(of: $0) ?? [] } ?? screen.overview
            for line in lines.drop(while: \.isEmpty) { terminal.line(line) }
        }
        terminal.result("inspect", inspection.totals.merging(html.map { ["html": .string($0)] } ?? [:]) { $1 })
        return .done
    }

    /// The file of that name, by any of the names that it goes by.
    private func loadedFile(in state: MigrationState) throws(PipelineError) -> SourceFile? {
        guard let file else { return nil }
        let loaded = state.source.files.keys.sorted()
        if let known = FileName.file(of: file), loaded.contains(known) { return known }
        if loaded.isEmpty { throw .gate(.nothingLoaded) }
        throw .usage("\(file) is not loaded; loaded: \(loaded.map(\.rawValue).joined(separator: ", "))")
    }

    private func page(_ inspection: Inspection, _ log: EventLog) throws(PipelineError) -> String {
        let size = log.state.size
        let last = try log.event(at: size - 1)
        let root: String
        do throws(LedgerError) {
            root = try log.reader.root(at: size).hex
        } catch {
            throw .ledger(error)
        }
        let heading = ReportHeading(account: log.state.opened?.account ?? "", size: size, root: root, asOf: last.at)
        return InspectionPage(inspection, heading: heading).html
    }

    private func next(_ state: MigrationState) -> String {
        state.mapping.decisions.rules.isEmpty ? "convey map propose" : "convey map show"
    }
}
