import ArgumentParser

/// The mapping: what goes where, and a person's yes.
struct Map: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Propose, look at, amend and confirm the mapping.",
        discussion: "Example: convey map show --all, then convey map confirm",
        subcommands: [MapPropose.self, MapShow.self, MapSet.self, MapExport.self, MapImport.self, MapConfirm.self],
        defaultSubcommand: MapShow.self
    )
}
