import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline
import PracticeMaster

/// Shows what an export holds.
struct Inspect: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show files, columns, fill, types, sensitive content, orphans and rejects.",
        discussion: "Example: convey inspect CMCLIENT"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Only this file, for example CMJRNL.") var file: String?

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try readLog()
        let terminal = global.terminal
        let tables = try TableReader(log: log).tables()
        if let file, SourceFile(rawValue: file.uppercased()).flatMap({ tables[$0] }) == nil {
            throw .usage(
                "\(file) is not loaded; loaded: \(tables.keys.sorted().map(\.rawValue).joined(separator: ", "))"
            )
        }
        for source in tables.keys.sorted() where file == nil || source.rawValue == file?.uppercased() {
            guard let table = tables[source] else { continue }
            show(ColumnProfiler.profiles(of: table), of: table, log.state.source.files[source], terminal)
        }
        let findings = SensitiveScan.findings(in: tables)
        terminal.line("\nSensitive content")
        for finding in findings {
            terminal.line("  \(finding.kind.rawValue.padding(to: 20))\(finding.count)")
            terminal.object(["type": "sensitive", "kind": .string(finding.kind.rawValue), "count": .int(finding.count)])
        }
        let today = try MappedFirmReader(log: log).context().today
        let orphans = OrphanScan.orphans(in: tables, today: today)
        terminal.line("\nOrphans: \(orphans.count) rows name a matter or contact that is not in the export")
        for orphan in orphans {
            terminal.object([
                "type": "orphan", "file": .string(orphan.file.rawValue), "line": .int(orphan.line),
                "key": .string(orphan.key), "reason": .string(orphan.reason),
            ])
        }
        for orphan in orphans.prefix(10) {
            terminal.line("  \(orphan.file.rawValue), line \(orphan.line): \(orphan.reason)")
        }
        if !log.state.mapping.decisions.rules.isEmpty { try showExclusions(log, terminal) }
        terminal.result("inspect", ["orphans": .int(orphans.count)])
        return .done
    }

    private func show(
        _ profiles: [ColumnProfile],
        of table: SourceTable,
        _ loaded: SourceState.LoadedFile?,
        _ terminal: Terminal
    ) {
        let counts = loaded?.counts
        let filled = profiles.filter { $0.filled > 0 }
        terminal.line(
            "\n\(table.file.rawValue): \(table.rows.count) rows, \(counts?.rejected ?? 0) rejected; "
                + "\(filled.count) of \(profiles.count) columns hold data"
        )
        for profile in profiles {
            terminal.object([
                "type": "column", "file": .string(table.file.rawValue), "index": .int(profile.column.index),
                "header": .string(profile.column.header),
                "canonical": profile.column.canonical.map { .string($0) } ?? .null, "filled": .int(profile.filled),
                "distinct": .int(profile.distinct), "inferred": .string(profile.inferred.rawValue),
                "sensitive": .bool(profile.isSensitive),
            ])
        }
        for profile in filled {
            let percent = profile.filled * 100 / max(1, profile.rowCount)
            let examples = profile.isSensitive ? "(masked)" : profile.samples.prefix(3).joined(separator: " · ")
            terminal.line(
                "  \(String(profile.column.index).padding(to: 4))"
                    + profile.column.header.shortened(to: 26).padding(to: 27)
                    + "\("\(percent) %".padding(to: 7))\(profile.inferred.rawValue.padding(to: 10))"
                    + "\("\(profile.distinct)\(profile.hasMoreDistinct ? "+" : "")".padding(to: 8))"
                    + (profile.column.canonical == nil ? "custom  " : "        ") + examples.shortened(to: 60)
            )
        }
    }

    /// What the mapping as it stands would leave behind, by cause.
    private func showExclusions(_ log: EventLog, _ terminal: Terminal) throws(PipelineError) {
        let firm = try MappedFirmReader(log: log).read()
        var causes: [String: Int] = [:]
        for exclusion in firm.exclusions {
            causes[exclusion.cause.rawValue, default: 0] += 1
            terminal.object([
                "type": "exclusion", "cause": .string(exclusion.cause.rawValue),
                "file": .string(exclusion.file.rawValue),
                "line": .int(exclusion.line), "key": .string(exclusion.key), "reason": .string(exclusion.reason),
            ])
        }
        terminal.line("\nBy the mapping as it stands \(firm.exclusions.count) source records stay behind")
        for (cause, count) in causes.sorted(by: { $0.key < $1.key }) {
            terminal.line("  \(cause.padding(to: 14))\(count)")
        }
        for exclusion in firm.exclusions.prefix(12) {
            terminal.line(
                "    \(exclusion.file.rawValue), line \(exclusion.line) (\(exclusion.key)): \(exclusion.reason)"
            )
        }
        var codes: [String: Int] = [:]
        for diagnostic in firm.diagnostics { codes[diagnostic.code, default: 0] += 1 }
        terminal.line("\nRemarks on the data: \(firm.diagnostics.count)")
        for (code, count) in codes.sorted(by: { $0.key < $1.key }) {
            terminal.line("  \(code.padding(to: 26))\(count)")
        }
    }
}
