import ArgumentParser
import Migration
import Pipeline

/// Gives a column, a value or a client another target.
struct MapSet: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Choose another target for one column, one value, or one client.",
        discussion: """
            Examples:
              convey map set CMCLIENT.Misc_1 "custom:deal:text:Claim number"
              convey map set CMCLIENT.DOB skip
              convey map set matter_status=Closed "Closed|lost"
              convey map set CMCLIENT/110 organization
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "FILE.COLUMN, MAP=VALUE, or the key of a client or contact.") var subject: String
    @Argument(help: "The target.") var target: String

    func perform() async throws(PipelineError) -> CommandEnd {
        let terminal = global.terminal
        let desk = MappingDesk(log: try openLog(), actor: global.actorName)
        if let equals = subject.firstIndex(of: "="), let kind = ValueMap.Kind(rawValue: String(subject[..<equals])) {
            try desk.setValue(String(subject[subject.index(after: equals)...]), of: kind, to: target)
        } else if subject.contains("/"), !subject.uppercased().hasPrefix("AOP/") {
            guard let party = Classification.Party(rawValue: target) else {
                throw .usage("\(target) is neither person nor organization")
            }
            try desk.classify(subject, as: party)
        } else {
            guard let wanted = MappingTarget(target) else {
                throw .usage(
                    "\(target) is no target; for example deal.title, person.emails[work], "
                        + "custom:deal:date:Date of loss, or skip"
                )
            }
            _ = try desk.set(subject, to: wanted)
        }
        terminal.line("\(subject) -> \(target). The mapping must be confirmed again: convey map confirm")
        terminal.result("map set")
        return .done
    }
}
