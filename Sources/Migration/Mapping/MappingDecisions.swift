package import CanonicalJSON

/// Everything that a person confirms in one act: rules, value maps, classification and owners.
///
/// Its canonical bytes are what the digest of a confirmation commits to.
package struct MappingDecisions: Sendable, Hashable {
    /// By column; complete: one rule for every column of every loaded file.
    package var rules: [ColumnReference: Rule]
    package var valueMaps: [ValueMap.Kind: ValueMap]
    /// By source key.
    package var classifications: [String: Classification]
    package var owners: OwnerTable

    package init(
        rules: [ColumnReference: Rule] = [:],
        valueMaps: [ValueMap.Kind: ValueMap] = [:],
        classifications: [String: Classification] = [:],
        owners: OwnerTable = OwnerTable()
    ) {
        self.rules = rules
        self.valueMaps = valueMaps
        self.classifications = classifications
        self.owners = owners
    }

    package func rules(of file: SourceFile) -> [Rule] {
        rules.values.filter { $0.column.file == file }.sorted { $0.column < $1.column }
    }

    /// What the digest is taken of: only what changes what is written, in sorted order.
    package var canonical: JSON {
        let ruleList = rules.values.sorted { $0.column < $1.column }.map { rule -> JSON in
            [
                "file": .string(rule.column.file.rawValue), "index": .integer(Int64(rule.column.index)),
                "header": .string(rule.header), "target": .string(rule.target.description),
            ]
        }
        let maps = valueMaps.values.sorted { $0.kind.rawValue < $1.kind.rawValue }.map { map -> JSON in
            [
                "map": .string(map.kind.rawValue),
                "entries": .array(
                    map.entries.sorted { $0.value < $1.value }
                        .map { .array([.string($0.value), .string($0.target)]) }
                ),
            ]
        }
        var parties: [String: JSON] = [:]
        for (key, classification) in classifications { parties[key] = .string(classification.party.rawValue) }
        var assigned: [String: JSON] = [:]
        for (id, entry) in owners.assigned { assigned[id] = .integer(entry.userID) }
        return [
            "rules": .array(ruleList), "values": .array(maps), "classification": .object(parties),
            "owners": .object(assigned), "fallback": owners.fallback.map { .integer($0.userID) } ?? .null,
        ]
    }
}
