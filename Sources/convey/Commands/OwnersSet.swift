import ArgumentParser
import Pipeline

/// Assigns one user id to one Pipedrive user.
struct OwnersSet: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Let one user id or timekeeper stand for one Pipedrive user.",
        discussion: "Example: convey owners set GWB gwen@firm.example"
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var account: AccountOptions
    @Argument(help: "The user id or timekeeper number.") var id: String
    @Argument(help: "The e-mail of a Pipedrive user.") var email: String

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        return try await AccountSession.with(self, log: log, options: account) { context throws(PipelineError) in
            _ = try await context.checkedIdentity()
            let users = try await context.read { reader throws(AccountFailure) in try await reader.users() }
            try OwnerDesk(log: log, actor: context.actor).assign(id, to: email, users: users)
            global.terminal.line("\(id) -> \(email)")
            global.terminal.result("owners set")
            return .done
        }
    }
}
