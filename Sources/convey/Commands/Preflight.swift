import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline

/// Looks at the account before anything is written.
struct Preflight: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at the account: who am I, rights, budget, what is there; writes nothing to it.",
        discussion: "Example: convey preflight"
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var account: AccountOptions

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        let terminal = global.terminal
        return try await AccountSession.with(self, log: log, options: account) { context throws(PipelineError) in
            let identity = try await context.checkedIdentity()
            let fingerprint = try await context.read { reader throws(AccountFailure) in try await reader.fingerprint() }
            let opened = log.state.opened
            terminal.line(
                "Account   \(identity.companyName), \(identity.companyDomain) (company \(identity.companyID))"
            )
            terminal.line(
                "Token of  \(identity.name) <\(identity.email)>, \(identity.isAdmin ? "an admin" : "NOT an admin")"
            )
            terminal.line(
                "Currency  \(identity.currency)"
                    + (opened?.currency == identity.currency ? "" : ", the migration's is \(opened?.currency ?? "")")
            )
            terminal.line("Time zone \(identity.timeZone)")
            let counts = fingerprint.counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            terminal.line("It holds  \(counts.joined(separator: ", "))")
            let left = context.reader.pacer.budget.dailyRemaining
            terminal.line(
                "Tokens    \(left.map { "\($0) left today" } ?? "the account does not say how many are left")"
            )
            terminal.line(
                "Note      creating records can fire the account's automations, webhooks and mails: "
                    + "switch them off before the run"
            )
            if !identity.isAdmin {
                terminal.line("Stop      fields, stages and original note authors need an admin's token")
            }
            terminal.result(
                "preflight",
                status: identity.isAdmin ? "done" : "refused",
                [
                    "company": .integer(identity.companyID), "admin": .bool(identity.isAdmin),
                    "tokensLeft": left.map { .int($0) } ?? .null, "holds": .counts(fingerprint.counts),
                ]
            )
            return identity.isAdmin ? .done : .refused
        }
    }
}
