import ArgumentParser
import CanonicalJSON
import Foundation
import Migration
import PipedriveClient
import Pipeline

/// Looks at the account before anything is written.
struct Preflight: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at the account: who am I, rights, plan, budget, what would stop a run; writes nothing to it.",
        discussion: """
            Pipedrive tells neither plan nor seats: name them once, and limits are checked before they bite. A run is \
            refused until somebody has said that the account's automations are paused.
            Examples:
              convey preflight
              convey preflight --plan premium --seats 3 --automations-paused
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var account: AccountOptions
    @Option(help: "The account's plan: lite, growth, premium, ultimate, or its older name; kept in the ledger.")
    var plan: String?
    @Option(help: "The account's seats; kept in the ledger.")
    var seats: Int?
    @Flag(help: "Say that automations, sequences and webhooks of the account are paused; kept in the ledger.")
    var automationsPaused = false

    func validate() throws {
        if let plan, AccountPlan(named: plan) == nil {
            throw ValidationError("\(plan) is no plan; take lite, growth, premium or ultimate.")
        }
        if let seats, !(1...100_000).contains(seats) { throw ValidationError("--seats must be at least 1.") }
    }

    func perform() async throws(PipelineError) -> CommandEnd {
        let log = try openLog()
        try keep(in: log)
        let terminal = global.terminal
        return try await AccountSession.open(self, log: log, options: account) { session throws(PipelineError) in
            let survey = AccountSurvey(
                context: session.context,
                host: session.address.host,
                isLoopback: session.address.isLoopback,
                isOAuth: session.isOAuth
            )
            var facts = try await survey.facts()
            if !facts.decisions.areAutomationsPaused, try askForAutomations(log) {
                facts.decisions.areAutomationsPaused = true
            }
            return PreflightPrint(terminal: terminal).show(facts)
        }
    }

    /// What the operator says on the command line.
    private func keep(in log: EventLog) throws(PipelineError) {
        let settings = AccountSettings(log: log, actor: global.actorName)
        if let plan = plan.flatMap({ AccountPlan(named: $0) }) { try settings.set(plan: plan) }
        if let seats { try settings.set(seats: seats) }
        if automationsPaused { try AutomationsGate.open(log, actor: global.actorName) }
    }

    /// On a terminal the question is asked; any other answer than yes leaves it open.
    private func askForAutomations(_ log: EventLog) throws(PipelineError) -> Bool {
        guard isatty(STDIN_FILENO) == 1, !global.json, !global.quiet else { return false }
        Terminal.complain(
            "A run fires the account's automations, sequences, webhooks and notifications; some may mail clients.\n"
                + "Are they paused in Pipedrive? Type yes to have it recorded, anything else to go on without:"
        )
        guard readLine()?.lowercased() == "yes" else { return false }
        try AutomationsGate.open(log, actor: global.actorName)
        return true
    }
}
