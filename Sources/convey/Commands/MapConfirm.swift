import ArgumentParser
import CanonicalJSON
import Pipeline

/// A person's yes to exactly what stands now.
struct MapConfirm: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Confirm rules, value maps, classification and owners by their digest.",
        discussion: "Example: convey --actor \"Ann Partner\" map confirm"
    )

    @OptionGroup var global: GlobalOptions

    func perform() async throws(PipelineError) -> CommandEnd {
        let digest = try MappingDesk(log: try openLog(), actor: global.actorName).confirm()
        global.terminal.line("Confirmed by \(global.actorName): digest \(digest)")
        global.terminal.line("Next: convey sample, convey diff --sample, convey run")
        global.terminal.result("map confirm", ["digest": .string(digest)])
        return .done
    }
}
