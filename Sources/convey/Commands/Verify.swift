import ArgumentParser
import CanonicalJSON
import Ledger
import Migration
import Pipeline
import Projections

/// Recomputes the ledger from its bytes.
struct Verify: MigrationCommand {
    static let configuration = CommandConfiguration(
        abstract: "Recompute every hash and the tree; exit 4 with the first bad position.",
        discussion: "Examples:\n  convey verify --json\n  convey verify --views"
    )

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Also build the stored views anew from the events, and compare.") var views = false

    func perform() async throws(PipelineError) -> CommandEnd {
        try checkWorkspace()
        let log: EventLog
        let verification: LedgerVerification
        do throws(PipelineError) {
            log = try EventLog.read(global.workspace, time: .system)
            do throws(LedgerError) { verification = try log.reader.verify() } catch { throw .ledger(error) }
        } catch {
            guard case .ledger(let found) = error, found.isDamage else { throw error }
            return damaged("\(found)", ["firstBad": found.firstBad.map { .sequence($0) } ?? .null])
        }
        let size = JSON.sequence(verification.size)
        let root = JSON.string(verification.root.hex)
        if let fault = verification.fault {
            return damaged(
                "event \(fault.firstBad): \(fault.problem). Do not write to it. Keep a copy, and restore the "
                    + "folder from a backup.",
                ["size": size, "root": root, "firstBad": .sequence(fault.firstBad)]
            )
        }
        global.terminal.line("\(verification.size) events, every hash and the tree recomputed: sound.")
        global.terminal.line("Root \(verification.root.hex)")
        var members = ["size": size, "root": root, "ok": true]
        var end = CommandEnd.done
        if views {
            let (entries, isEqual) = try checkViews(of: log)
            members["views"] = ["entries": .int(entries), "equal": .bool(isEqual)]
            if !isEqual { end = .doneWithFailures }
        }
        global.terminal.result("verify", members)
        return end
    }

    private func damaged(_ problem: String, _ members: [String: JSON]) -> CommandEnd {
        global.terminal.line("DAMAGED: \(problem)")
        global.terminal.result(
            "verify",
            status: "damaged",
            members.merging(["ok": false, "problem": .string(problem)]) { own, _ in own }
        )
        return .damaged
    }

    /// The stored views hold what a fold of all events gives; they are no part of the ledger and prove nothing.
    private func checkViews(of log: EventLog) throws(PipelineError) -> (entries: Int, isEqual: Bool) {
        let stored = try StoredViews.open(log: log)
        let watermark = stored.watermark
        let added = try stored.catchUp()
        let found = try stored.entries()
        let isEqual = found == (try KeyLookup.fold(log).entries)
        if !isEqual {
            global.terminal.line(
                "Views: DIFFERENT from what the ledger says. Delete the folder \(log.workspace.viewsPath); "
                    + "they are built again when they are needed."
            )
        } else if added == 0 {
            global.terminal.line("Views: \(found.count) entries, equal to those built anew from all events.")
        } else {
            global.terminal.line(
                "Views: \(found.count) entries, brought from event \(watermark) to the end just now, equal to those "
                    + "built anew from all events."
            )
        }
        return (found.count, isEqual)
    }
}
