import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline
import PracticeMaster

/// Suggests a target for every column.
struct MapPropose: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "Suggest a target for every column, with reasons.",
        discussion: "Example: convey map propose"
    )

    @OptionGroup var global: GlobalOptions

    func perform() async throws(PipelineError) -> CommandEnd {
        let terminal = global.terminal
        let log = try openLog()
        let proposal = try MappingDesk(log: log, actor: global.actorName).propose()
        let skipped = proposal.rules.count { $0.target == .skip }
        let custom = proposal.rules.count { if case .custom = $0.target { true } else { false } }
        let unsure = proposal.rules.filter { !$0.ticked && $0.target != .skip }
        let flagged = proposal.classifications.count { $0.isFlagged }
        terminal.line(
            "\(proposal.rules.count) columns: \(proposal.rules.count - skipped) are mapped (\(custom) to "
                + "custom fields), "
                + "\(skipped) are not migrated."
        )
        if !unsure.isEmpty {
            terminal.line("\(unsure.count) want a look: \(unsure.prefix(8).map(\.name).joined(separator: ", "))")
        }
        let organizations = proposal.classifications.count { $0.party == .organization }
        terminal.line(
            "\(proposal.classifications.count) clients and contacts: \(organizations) organizations, the "
                + "others persons; "
                + "\(flagged) are flagged."
        )
        terminal.line("Next: convey owners propose, convey map show, then convey map confirm")
        terminal.result(
            "map propose",
            ["rules": .int(proposal.rules.count), "skipped": .int(skipped), "unsure": .int(unsure.count)]
        )
        return .done
    }
}
