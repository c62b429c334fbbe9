/// The decisions about the mapping as they stand, and the digest that a person said yes to.
package struct MappingState: Sendable {
    package private(set) var decisions = MappingDecisions()
    /// The digest of the last confirmation; nil when there is none or it was revoked.
    package private(set) var confirmedDigest: String?
    package private(set) var confirmedBy: String?
    /// When it was confirmed: the day that decides which dates lie in the future.
    package private(set) var confirmedAt: Timestamp?
    /// Columns, values and keys that a person decided.
    package private(set) var amendments = 0
    package private(set) var proposedOwners: [String: OwnerProposed] = [:]

    package init() {}

    package mutating func apply(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .mappingProposed(let proposed): decisions.rules[proposed.rule.column] = proposed.rule
        case .mappingAmended(let amended):
            decisions.rules[ColumnReference(amended.file, amended.index)]?.target = amended.target
            decisions.rules[ColumnReference(amended.file, amended.index)]?.ticked = true
            amendments += 1
        case .mappingConfirmed(let confirmed):
            confirmedDigest = confirmed.digest
            confirmedBy = recorded.actor
            confirmedAt = recorded.at
        case .mappingRevoked: confirmedDigest = nil
        case .valuesProposed(let proposed): decisions.valueMaps[proposed.map.kind] = proposed.map
        case .valuesAmended(let amended): amend(amended)
        case .classificationProposed(let proposed):
            decisions.classifications[proposed.classification.key] = proposed.classification
        case .classificationAmended(let amended):
            decisions.classifications[amended.key]?.party = amended.party
            decisions.classifications[amended.key]?.isFlagged = false
            amendments += 1
        case .ownerProposed(let proposed): proposedOwners[proposed.id] = proposed
        case .ownerAssigned(let assigned):
            decisions.owners.assigned[assigned.id] = OwnerTable.Entry(userID: assigned.userID, email: assigned.email)
        case .ownerFallback(let fallback):
            decisions.owners.fallback = OwnerTable.Entry(userID: fallback.userID, email: fallback.email)
        default: break
        }
    }

    private mutating func amend(_ amended: ValuesAmended) {
        amendments += 1
        guard var map = decisions.valueMaps[amended.kind] else { return }
        if let index = map.entries.firstIndex(where: { $0.value == amended.value }) {
            map.entries[index].target = amended.target
        } else {
            map.entries.append(
                ValueMap.Entry(value: amended.value, target: amended.target, count: 0, reason: "set by a person")
            )
            map.entries.sort { $0.value < $1.value }
        }
        decisions.valueMaps[amended.kind] = map
    }
}
