import ArgumentParser
import CanonicalJSON
import Ledger
import Migration
import Pipeline

/// Recomputes the ledger from its bytes.
struct Verify: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Recompute every hash and the tree; exit 4 with the first bad position.",
        discussion: "Example: convey verify --json"
    )

    @OptionGroup var global: GlobalOptions

    func perform() async throws(PipelineError) -> CommandEnd {
        try checkWorkspace()
        let terminal = global.terminal
        let verification: LedgerVerification
        do throws(LedgerError) {
            verification = try LedgerReader.open(global.workspace.ledgerPath).verify()
        } catch {
            if error.isDamage {
                terminal.line("DAMAGED: \(error)")
                terminal.result(
                    "verify",
                    status: "damaged",
                    [
                        "ok": false, "firstBad": error.firstBad.map { .sequence($0) } ?? .null,
                    ]
                )
                return .damaged
            }
            throw .ledger(error)
        }
        let root = verification.root.hex
        guard let fault = verification.fault else {
            terminal.line("\(verification.size) events, every hash and the tree recomputed: sound.")
            terminal.line("Root \(root)")
            terminal.result("verify", ["size": .sequence(verification.size), "root": .string(root), "ok": true])
            return .done
        }
        terminal.line("DAMAGED: event \(fault.firstBad): \(fault.problem)")
        terminal.result(
            "verify",
            status: "damaged",
            [
                "size": .sequence(verification.size), "root": .string(root), "ok": false,
                "firstBad": .sequence(fault.firstBad),
            ]
        )
        return .damaged
    }
}
