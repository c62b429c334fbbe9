import ArgumentParser

/// Who owns what in Pipedrive.
struct Owners: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Match the firm's users and timekeepers with Pipedrive users.",
        discussion: "Example: convey owners propose, then convey owners fallback office@smithlaw.com",
        subcommands: [OwnersPropose.self, OwnersShow.self, OwnersSet.self, OwnersFallback.self],
        defaultSubcommand: OwnersShow.self
    )
}
