import ArgumentParser
import CanonicalJSON
import Foundation
import Migration
import PipedriveClient
import Pipeline

/// Makes the folder and the ledger of a new migration.
struct Init: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Start a new migration.",
        discussion: "Example: convey init smith-law --account https://smithlaw.pipedrive.com --timezone America/Chicago"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The folder to make.") var directory: String
    @Option(help: "The account's address, https://COMPANY.pipedrive.com.") var account: String
    @Option(help: "The firm's time zone.") var timezone = "America/New_York"
    @Option(help: "The currency of fees and costs.") var currency = "USD"

    func perform() async throws(PipelineError) -> CommandEnd {
        let address: AccountAddress
        do throws(ClientError) { address = try AccountAddress(account) } catch { throw .usage(error.description) }
        let workspace = Workspace(path: directory)
        if FileManager.default.fileExists(atPath: workspace.ledgerPath) {
            throw .usage("\(directory) holds a migration already; take another folder")
        }
        let log = try WorkspaceMaker.create(
            workspace,
            account: address.text,
            timeZone: timezone,
            currency: currency,
            actor: global.actorName,
            time: .system
        )
        let key = log.state.opened?.verifierKey ?? ""
        let terminal = global.terminal
        terminal.line("Migration \(directory) for \(address.text), \(timezone), \(currency).")
        terminal.line("Public key of its ledger (give it to the auditor): \(key)")
        terminal.line("Next: convey --migration \(directory) load PATH")
        terminal.result("init", status: "done", ["verifierKey": .string(key)])
        return .done
    }
}
