import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline

/// Shows the mapping as it stands.
struct MapShow: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show every column with its target and the reason.",
        discussion: "Example: convey map show CMCLIENT --all"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Only this file, for example CMCLIENT.") var file: String?
    @Flag(help: "Also columns that are not migrated.") var all = false

    func perform() async throws(PipelineError) -> CommandEnd {
        let terminal = global.terminal
        let state = try readLog().state
        let decisions = state.mapping.decisions
        guard !decisions.rules.isEmpty else { throw .gate(.nothingProposed) }
        let files = Set(decisions.rules.keys.map(\.file)).sorted()
        if let file, SourceFile(rawValue: file.uppercased()) == nil {
            throw .usage(
                "\(file) is no file of an export; take one of \(files.map(\.rawValue).joined(separator: ", "))"
            )
        }
        for source in files where file == nil || source.rawValue == file?.uppercased() {
            let rules = decisions.rules(of: source)
            for rule in rules { terminal.object(MapShow.json(rule)) }
            show(rules, of: source, terminal)
        }
        showValues(decisions, terminal)
        let digest = MappingDesk.digest(of: decisions)
        let isConfirmed = state.mapping.confirmedDigest == digest
        terminal.line()
        terminal.line(
            isConfirmed
                ? "Confirmed by \(state.mapping.confirmedBy ?? "somebody"), digest \(digest.prefix(16))…"
                : "Not confirmed. When it is right: convey map confirm"
        )
        terminal.result("map show", ["digest": .string(digest), "confirmed": .bool(isConfirmed)])
        return .done
    }

    private func show(_ rules: [Rule], of source: SourceFile, _ terminal: Terminal) {
        let shown = all ? rules : rules.filter { $0.target != .skip }
        guard !shown.isEmpty else { return }
        terminal.line()
        terminal.line("\(source.rawValue): \(shown.count) of \(rules.count) columns are mapped")
        for rule in shown {
            let mark = rule.ticked ? " " : "?"
            terminal.line(
                "\(mark) \(String(rule.column.index).padding(to: 4))\(rule.header.shortened(to: 28).padding(to: 29))"
                    + "\(rule.target.description.shortened(to: 44).padding(to: 45))"
                    + "\(Rule.fraction(rule.confidencePercent))  \((rule.reasons.first ?? "").shortened(to: 70))"
            )
        }
    }

    private func showValues(_ decisions: MappingDecisions, _ terminal: Terminal) {
        for map in decisions.valueMaps.values.sorted(by: { $0.kind.rawValue < $1.kind.rawValue }) {
            terminal.line()
            terminal.line("Values of \(map.kind.rawValue)")
            for entry in map.entries {
                terminal.line(
                    "  \(entry.value.padding(to: 20)) -> \(entry.target.padding(to: 24)) \(entry.count) "
                        + "rows  \(entry.reason)"
                )
                terminal.object([
                    "type": "value", "map": .string(map.kind.rawValue), "value": .string(entry.value),
                    "target": .string(entry.target), "count": .int(entry.count), "reason": .string(entry.reason),
                ])
            }
        }
        let flagged = decisions.classifications.values.filter(\.isFlagged).sorted { $0.key < $1.key }
        if !flagged.isEmpty { terminal.line("\nPersons or organizations to look at") }
        for classification in flagged {
            terminal.line("  \(classification.key.padding(to: 34)) \(classification.party)  \(classification.reason)")
        }
    }

    static func json(_ rule: Rule) -> JSON {
        var members = rule.json.objectValue ?? [:]
        members["type"] = "rule"
        return .object(members)
    }
}
