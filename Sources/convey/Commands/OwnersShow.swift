import ArgumentParser
import CanonicalJSON
import Migration
import Pipeline

/// Lists owners.
struct OwnersShow: MigrationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "List users and timekeepers with their Pipedrive users.",
        discussion: "Example: convey owners show"
    )

    @OptionGroup var global: GlobalOptions

    func perform() async throws(PipelineError) -> CommandEnd {
        let terminal = global.terminal
        let state = try readLog().state
        let owners = state.mapping.decisions.owners
        let proposed = state.mapping.proposedOwners
        for id in Set(proposed.keys).union(owners.assigned.keys).sorted() {
            let known = proposed[id]
            let entry = owners.assigned[id]
            terminal.line(
                "\(id.padding(to: 10))\((known?.name ?? "").shortened(to: 26).padding(to: 27))"
                    + "\(String(known?.rows ?? 0).padding(to: 8))"
                    + (entry.map { $0.email } ?? "no match: \(known?.reason ?? "not in the export")")
            )
            terminal.object([
                "type": "owner", "id": .string(id), "name": .string(known?.name ?? ""), "rows": .int(known?.rows ?? 0),
                "email": entry.map { .string($0.email) } ?? .null, "user": entry.map { .integer($0.userID) } ?? .null,
            ])
        }
        terminal.line("Fallback: \(owners.fallback?.email ?? "none yet; name one with convey owners fallback EMAIL")")
        terminal.result("owners show", ["fallback": owners.fallback.map { .string($0.email) } ?? .null])
        return .done
    }
}
