/// The decisions about the mapping as they stand, and the digest that a person said yes to.
package struct MappingState: Sendable, Equatable {
    package private(set) var decisions = MappingDecisions()
    /// The digest of the last confirmation; nil when there is none or it was revoked.
    package private(set) var confirmedDigest: String?
    package private(set) var confirmedBy: String?
    /// The event of the last confirmation, revoked or not.
    package private(set) var confirmedSequence: UInt64?
    /// When it was confirmed: the day that decides which dates lie in the future.
    package private(set) var confirmedAt: Timestamp?
    /// Columns, values and keys that a person decided.
    package private(set) var amendments = 0
    package private(set) var proposedOwners: [String: OwnerProposed] = [:]
    /// What people decided; a later proposal does not undo it.
    private var amendedTargets: [ColumnReference: MappingTarget] = [:]
    private var amendedValues: [ValueMap.Kind: [String: String]] = [:]
    private var amendedParties: [String: Classification.Party] = [:]

    package init() {}

    package mutating func apply(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .mappingProposed(let proposed): take(proposed.rule)
        case .mappingAmended(let amended):
            let column = ColumnReference(amended.file, amended.index)
            amendedTargets[column] = amended.target
            if let rule = decisions.rules[column] { take(rule) }
            amendments += 1
        case .mappingConfirmed(let confirmed):
            confirmedDigest = confirmed.digest
            confirmedBy = recorded.actor
            confirmedSequence = recorded.sequence
            confirmedAt = recorded.at
        case .mappingRevoked: confirmedDigest = nil
        case .valuesProposed(let proposed): take(proposed.map)
        case .valuesAmended(let amended):
            amendedValues[amended.kind, default: [:]][amended.value] = amended.target
            if let map = decisions.valueMaps[amended.kind] { take(map) }
            amendments += 1
        case .classificationProposed(let proposed): take(proposed.classification)
        case .classificationAmended(let amended):
            amendedParties[amended.key] = amended.party
            if let classification = decisions.classifications[amended.key] { take(classification) }
            amendments += 1
        case .ownerProposed(let proposed): proposedOwners[proposed.id] = proposed
        case .ownerAssigned(let assigned):
            decisions.owners.assigned[assigned.id] = OwnerTable.Entry(userID: assigned.userID, email: assigned.email)
        case .ownerFallback(let fallback):
            decisions.owners.fallback = OwnerTable.Entry(userID: fallback.userID, email: fallback.email)
        default: break
        }
    }

    private mutating func take(_ rule: Rule) {
        var rule = rule
        if let target = amendedTargets[rule.column] {
            rule.target = target
            rule.ticked = true
        }
        decisions.rules[rule.column] = rule
    }

    private mutating func take(_ map: ValueMap) {
        var map = map
        for (value, target) in (amendedValues[map.kind] ?? [:]).sorted(by: { $0.key < $1.key }) {
            if let index = map.entries.firstIndex(where: { $0.value == value }) {
                map.entries[index].target = target
            } else {
                map.entries.append(
                    ValueMap.Entry(value: value, target: target, count: 0, reason: "set by a person")
                )
            }
        }
        map.entries.sort { $0.value < $1.value }
        decisions.valueMaps[map.kind] = map
    }

    private mutating func take(_ classification: Classification) {
        var classification = classification
        if let party = amendedParties[classification.key] {
            classification.party = party
            classification.isFlagged = false
        }
        decisions.classifications[classification.key] = classification
    }
}
