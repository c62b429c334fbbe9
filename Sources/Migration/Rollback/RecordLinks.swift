package import CanonicalJSON

/// Finds the records of ours that a record refers to: its parents, its fields, its stage, its type.
package struct RecordLinks: Sendable {
    private let byID: [TargetEntity: [String: RecordReference]]
    private let byTypeKey: [String: RecordReference]

    package init(crosswalk: Crosswalk) {
        var byID: [TargetEntity: [String: RecordReference]] = [:]
        var byTypeKey: [String: RecordReference] = [:]
        for (reference, record) in crosswalk.records {
            byID[reference.entity, default: [:]][record.id] = reference
            if let keyString = record.keyString { byTypeKey[keyString] = reference }
        }
        self.byID = byID
        self.byTypeKey = byTypeKey
    }

    private static let members: [(name: String, entity: TargetEntity)] = [
        ("person_id", .person), ("org_id", .organization), ("organization_id", .organization), ("deal_id", .deal),
        ("lead_id", .lead), ("stage_id", .stage), ("pipeline_id", .pipeline),
    ]

    /// Whether the record of that kind and id is ours.
    package func isOwn(_ id: String, entity: TargetEntity) -> Bool { byID[entity]?[id] != nil }

    /// What the members of one record, written or read, refer to, sorted.
    package func references(in record: [String: JSON], entity: TargetEntity) -> [RecordReference] {
        var found: Set<RecordReference> = []
        for member in RecordLinks.members {
            guard let value = record[member.name], let id = value.numberText ?? value.stringValue else { continue }
            if let reference = byID[member.entity]?[id] { found.insert(reference) }
        }
        for participant in record["participants"]?.arrayValue ?? [] {
            guard let id = participant["person_id"]?.numberText else { continue }
            if let reference = byID[.person]?[id] { found.insert(reference) }
        }
        // A lead has its custom fields beside its own members.
        let custom = entity == .lead ? record : record["custom_fields"]?.objectValue ?? [:]
        for (hash, value) in custom where !value.isNull {
            if let reference = byID[.field]?[hash] { found.insert(reference) }
        }
        if let type = record["type"]?.stringValue, let reference = byTypeKey[type] { found.insert(reference) }
        return found.sorted()
    }
}
