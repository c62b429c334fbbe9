import ArgumentParser
import Pipeline

/// Names who takes what nobody else does.
struct OwnersFallback: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "fallback",
        abstract: "Name the Pipedrive user who takes what no other owner does.",
        discussion: "Example: convey owners fallback office@firm.example"
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var account: AccountOptions
    @Argument(help: "The e-mail of a Pipedrive user.") var email: String

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        return try await AccountSession.with(self, log: log, options: account) { context throws(PipelineError) in
            _ = try await context.checkedIdentity()
            let users = try await context.read { reader throws(AccountFailure) in try await reader.users() }
            try OwnerDesk(log: log, actor: context.actor).setFallback(email, users: users)
            global.terminal.line("Whatever has no owner of its own goes to \(email). Next: convey map confirm")
            global.terminal.result("owners fallback")
            return .done
        }
    }
}
