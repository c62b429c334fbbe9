import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline

/// Matches users by e-mail.
struct OwnersPropose: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "Match every user id and timekeeper by e-mail.",
        discussion: "Example: convey owners propose"
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var account: AccountOptions

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        let terminal = global.terminal
        return try await AccountSession.with(self, log: log, options: account) { context throws(PipelineError) in
            _ = try await context.checkedIdentity()
            let users = try await context.read { reader throws(AccountFailure) in try await reader.users() }
            let counts = try OwnerDesk(log: log, actor: context.actor).propose(users: users)
            terminal.line(
                "\(counts.assigned) users and timekeepers have a Pipedrive user, \(counts.unmatched) have none."
            )
            if log.state.mapping.decisions.owners.fallback == nil {
                terminal.line(
                    "Next: convey owners fallback EMAIL takes what nobody else does; convey owners show lists them"
                )
            }
            terminal.result("owners propose", ["assigned": .int(counts.assigned), "unmatched": .int(counts.unmatched)])
            return .done
        }
    }
}
