package import CanonicalJSON

/// Compares what shall be with what the ledger says is there; decides nothing without a confirmed mapping.
package struct Planner {
    private let crosswalk: Crosswalk
    private let bodyOfIntent: (UInt64) -> String?

    /// The gate: a planner exists only for a mapping whose exact digest a person confirmed.
    package init(
        state: MigrationState,
        currentDigest: String,
        bodyOfIntent: @escaping (UInt64) -> String?
    ) throws(GateRefusal) {
        guard let confirmed = state.mapping.confirmedDigest else { throw .notConfirmed }
        guard confirmed == currentDigest else { throw .confirmationOutdated }
        guard state.mapping.decisions.owners.fallback != nil else { throw .noFallbackOwner }
        crosswalk = state.target.crosswalk
        self.bodyOfIntent = bodyOfIntent
    }

    /// The write that a desired record needs; nil when the account has it already.
    package func change(for desired: DesiredRecord) -> Change? {
        guard let landed = crosswalk[desired.reference] else {
            return Change(reference: desired.reference, content: .create(desired))
        }
        guard desired.reference.entity.isUpdatable else { return nil }
        let written = writtenMembers(of: landed)
        let content: Change.Content
        switch desired.resolved(in: crosswalk) {
        case .body(let wanted):
            let members = Planner.difference(from: written, to: wanted)
            guard !members.isEmpty else { return nil }
            content = .update(id: landed.id, members: members)
        case .missing: content = .revise(id: landed.id, desired)
        }
        return Change(
            reference: desired.reference,
            content: content,
            expectedImage: landed.image,
            writtenMembers: written
        )
    }

    /// Everything that our intents gave a record, the later over the earlier.
    package func writtenMembers(of landed: LandedRecord) -> [String: JSON] {
        WrittenMembers.merged(landed.intents.compactMap(bodyOfIntent))
    }

    /// The members to send so that `written` becomes `wanted`; custom fields that are no longer wanted are cleared.
    static func difference(from written: [String: JSON], to wanted: [String: JSON]) -> [String: JSON] {
        var members: [String: JSON] = [:]
        for (name, value) in wanted where name != "custom_fields" && name != "add_time" && written[name] != value {
            members[name] = value
        }
        let before = written["custom_fields"]?.objectValue ?? [:]
        let after = wanted["custom_fields"]?.objectValue ?? [:]
        var custom: [String: JSON] = [:]
        for (hash, value) in after where before[hash] != value { custom[hash] = value }
        for (hash, value) in before where after[hash] == nil && !value.isNull { custom[hash] = .null }
        if !custom.isEmpty { members["custom_fields"] = .object(custom) }
        return members
    }
}

extension TargetEntity {
    /// Kinds whose records a later export may change; fields, stages and types are only ever added.
    package var isUpdatable: Bool {
        switch self {
        case .organization, .person, .deal, .lead, .note, .activity: true
        case .pipeline, .stage, .field, .activityType, .file: false
        }
    }
}
