package import CanonicalJSON

/// Finds what people have hung on migrated records: such records stay when a rollback comes.
package struct ForeignUse: Sendable {
    /// Records of ours that something foreign refers to, with one sentence each.
    package private(set) var uses: [RecordReference: String] = [:]

    private let ownIDs: [TargetEntity: Set<String>]
    private let references: [TargetEntity: [String: RecordReference]]
    private let typeKeys: [String: RecordReference]

    package init(crosswalk: Crosswalk) {
        var own: [TargetEntity: Set<String>] = [:]
        var references: [TargetEntity: [String: RecordReference]] = [:]
        var types: [String: RecordReference] = [:]
        for (reference, record) in crosswalk.records {
            own[reference.entity, default: []].insert(record.id)
            references[reference.entity, default: [:]][record.id] = reference
            if let keyString = record.keyString { types[keyString] = reference }
        }
        ownIDs = own
        self.references = references
        typeKeys = types
    }

    /// Takes one record of a list in.
    package mutating func note(_ record: JSON, entity: TargetEntity) {
        guard let id = ReplyContent.id(in: record, entity: entity), ReplyContent.isLive(record),
            ownIDs[entity]?.contains(id) != true
        else { return }
        let links: [(member: String, entity: TargetEntity)] = [
            ("person_id", .person), ("org_id", .organization), ("deal_id", .deal), ("stage_id", .stage),
            ("pipeline_id", .pipeline),
        ]
        let subject = "\(entity.rawValue) \(id), which is not of this migration, refers to it"
        for link in links {
            guard let linked = record[link.member]?.numberText else { continue }
            protect(references[link.entity]?[linked], subject)
        }
        for participant in record["participants"]?.arrayValue ?? [] {
            protect(participant["person_id"]?.numberText.flatMap { references[.person]?[$0] }, subject)
        }
        for (hash, value) in record["custom_fields"]?.objectValue ?? [:] where !value.isNull {
            protect(references[.field]?[hash], subject)
        }
        if let type = record["type"]?.stringValue { protect(typeKeys[type], subject) }
    }

    private mutating func protect(_ reference: RecordReference?, _ subject: String) {
        guard let reference, uses[reference] == nil else { return }
        uses[reference] = subject
    }
}
