package import Migration

/// Everything that the program suggests for one export, for a person to amend and confirm.
package struct Proposal: Sendable, Hashable {
    /// One for every column of every table, by file and index.
    package var rules: [Rule]
    package var valueMaps: [ValueMap]
    /// Clients first, then contacts, each in the order of the export.
    package var classifications: [Classification]

    package init(rules: [Rule], valueMaps: [ValueMap], classifications: [Classification]) {
        self.rules = rules
        self.valueMaps = valueMaps
        self.classifications = classifications
    }
}

extension Proposal {
    /// The proposal as decisions, before anybody has amended it.
    package func decisions(owners: OwnerTable = OwnerTable()) -> MappingDecisions {
        MappingDecisions(
            rules: Dictionary(rules.map { ($0.column, $0) }, uniquingKeysWith: { first, _ in first }),
            valueMaps: Dictionary(valueMaps.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first }),
            classifications: Dictionary(classifications.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }),
            owners: owners
        )
    }
}
