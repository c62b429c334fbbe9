import CanonicalJSON

/// Computes the inverses of everything that landed from a position on, children before parents.
package struct RollbackPlanner {
    private let target: TargetState
    private let point: UInt64
    private let bodyOfIntent: (UInt64) -> String?
    private let beforeImage: (UInt64) -> String?
    private let links: RecordLinks

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
        links = RecordLinks(crosswalk: target.crosswalk)
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
        let irreversible = RollbackPlanner.irreversibleMembers(in: members, of: write.reference.entity)
        let written = WrittenMembers.merged(intents.compactMap(bodyOfIntent))
        return Change(
            reference: write.reference,
            content: .update(id: record.id, members: RollbackPlanner.sendable(members, without: irreversible)),
            undoes: write.intent,
            writtenMembers: written,
            holds: holds(written, of: write.reference),
            irreversible: irreversible
        )
    }

    /// Members that an update of that kind cannot set back to empty, sorted; empty when all of it is reversible.
    static func irreversibleMembers(in members: [String: JSON], of entity: TargetEntity) -> [String] {
        let nullable: Set<String> =
            switch entity {
            case .deal: ["probability", "lost_reason", "close_time", "won_time", "lost_time", "custom_fields"]
            case .organization:
                ["website", "linkedin", "industry", "annual_revenue", "employee_count", "custom_fields"]
            case .lead: Set(members.keys)
            default: ["custom_fields"]
            }
        return members.filter { $0.value.isNull && !nullable.contains($0.key) }.keys.sorted()
    }

    /// Without what Pipedrive refuses: empty values that cannot be set, and end times that the status sets by itself.
    private static func sendable(_ members: [String: JSON], without irreversible: [String]) -> [String: JSON] {
        members.filter { name, value in
            if irreversible.contains(name) { return false }
            return !(value.isNull && ["won_time", "lost_time", "close_time", "lost_reason"].contains(name))
        }
    }

    /// What a record needs for as long as it stays; a stage needs its pipeline.
    private func holds(_ written: [String: JSON], of reference: RecordReference) -> [RecordReference] {
        var held = Set(links.references(in: written, entity: reference.entity))
        for stage in held where stage.entity == .stage {
            guard let record = target.crosswalk[stage] else { continue }
            let members = WrittenMembers.merged(record.intents.compactMap(bodyOfIntent))
            held.formUnion(links.references(in: members, entity: .stage))
        }
        return held.sorted()
    }
}
