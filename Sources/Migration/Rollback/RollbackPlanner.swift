import CanonicalJSON

/// Computes the inverses of everything that landed from a position on, children before parents.
package struct RollbackPlanner {
    private let target: TargetState
    private let point: UInt64
    private let bodyOfIntent: (UInt64) -> String?
    private let beforeImage: (UInt64) -> String?
    private let referenceOfID: [String: RecordReference]

    package init(
        target: TargetState,
        point: UInt64,
        bodyOfIntent: @escaping (UInt64) -> String?,
        beforeImage: @escaping (UInt64) -> String?
    ) {
        self.target = target
        self.point = point
        self.bodyOfIntent = bodyOfIntent
        self.beforeImage = beforeImage
        var references: [String: RecordReference] = [:]
        for (reference, record) in target.crosswalk.records {
            references["\(reference.entity.rawValue):\(record.id)"] = reference
            if let keyString = record.keyString { references["type:\(keyString)"] = reference }
        }
        referenceOfID = references
    }

    /// The inverses in the order in which they are sent.
    package func changes() -> [Change] {
        let writes = target.landedWrites.filter { $0.intent >= point && !target.undone.contains($0.intent) }
        let created = Set(writes.filter { $0.operation == .create }.map(\.reference))
        var changes: [(intent: UInt64, change: Change)] = []
        for write in writes where write.undoes == nil {
            guard let record = target.crosswalk[write.reference], record.id == write.id else { continue }
            switch write.operation {
            case .create: changes.append((write.intent, deletion(of: write, record)))
            case .update where !created.contains(write.reference):
                if let restoring = restoration(of: write, record) { changes.append((write.intent, restoring)) }
            case .update, .delete: break
            }
        }
        return changes.sorted { left, right in
            left.change.reference.entity == right.change.reference.entity
                ? left.intent > right.intent : left.change.reference.entity > right.change.reference.entity
        }.map(\.change)
    }

    private func deletion(of write: LandedWrite, _ record: LandedRecord) -> Change {
        let written = WrittenMembers.merged(record.intents.compactMap(bodyOfIntent))
        let isFoundation = write.reference.entity < .organization
        return Change(
            reference: write.reference,
            content: .delete(id: record.id),
            undoes: write.intent,
            expectedImage: isFoundation ? nil : record.image,
            writtenMembers: written,
            holds: holds(written, of: write.reference)
        )
    }

    private func restoration(of write: LandedWrite, _ record: LandedRecord) -> Change? {
        guard let body = write.beforeImage.flatMap(beforeImage), let parsed = try? JSON(parsing: body),
            let members = parsed.objectValue
        else { return nil }
        let intents = record.intents.filter { $0 <= write.intent }
        let written = WrittenMembers.merged(intents.compactMap(bodyOfIntent))
        return Change(
            reference: write.reference,
            content: .update(id: record.id, members: members),
            undoes: write.intent,
            writtenMembers: written,
            holds: holds(written, of: write.reference)
        )
    }

    /// Members that an update of that kind cannot set back to empty, sorted; empty when all of it is reversible.
    package static func irreversibleMembers(of change: Change) -> [String] {
        guard case .update(_, let members) = change.content else { return [] }
        let nullable: Set<String> =
            switch change.reference.entity {
            case .deal: ["probability", "lost_reason", "close_time", "custom_fields"]
            case .organization:
                ["website", "linkedin", "industry", "annual_revenue", "employee_count", "custom_fields"]
            case .lead: Set(members.keys)
            default: ["custom_fields"]
            }
        return members.filter { $0.value.isNull && !nullable.contains($0.key) }.keys.sorted()
    }

    /// The records of ours that a record refers to.
    private func holds(_ written: [String: JSON], of reference: RecordReference) -> [RecordReference] {
        let links: [(member: String, entity: TargetEntity)] = [
            ("person_id", .person), ("org_id", .organization), ("organization_id", .organization), ("deal_id", .deal),
            ("stage_id", .stage), ("pipeline_id", .pipeline),
        ]
        var held: Set<RecordReference> = []
        for link in links {
            guard let id = written[link.member]?.numberText else { continue }
            if let found = referenceOfID["\(link.entity.rawValue):\(id)"] { held.insert(found) }
        }
        for participant in written["participants"]?.arrayValue ?? [] {
            guard let id = participant["person_id"]?.numberText else { continue }
            if let found = referenceOfID["person:\(id)"] { held.insert(found) }
        }
        for hash in (written["custom_fields"]?.objectValue ?? [:]).keys {
            if let found = referenceOfID["field:\(hash)"] { held.insert(found) }
        }
        if let type = written["type"]?.stringValue, let found = referenceOfID["type:\(type)"] { held.insert(found) }
        if case .deal = reference.entity, let stage = held.first(where: { $0.entity == .stage }) {
            held.formUnion(pipelines(of: stage))
        }
        return held.sorted()
    }

    private func pipelines(of stage: RecordReference) -> [RecordReference] {
        guard let record = target.crosswalk[stage] else { return [] }
        let written = WrittenMembers.merged(record.intents.compactMap(bodyOfIntent))
        guard let id = written["pipeline_id"]?.numberText else { return [] }
        return referenceOfID["pipeline:\(id)"].map { [$0] } ?? []
    }
}
