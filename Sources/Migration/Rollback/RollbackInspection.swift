package import CanonicalJSON

/// Judges after a rollback, of every record that it had to undo, whether it is gone, restored, or stays and why.
package struct RollbackInspection: Sendable {
    private let created: [LandedWrite]
    private let updated: [LandedWrite]
    /// What this rollback left, as `entity:id`.
    private let kept: Set<String>
    private let wanted: Set<String>
    private var present: Set<String> = []
    private var fingerprint = AccountFingerprint()
    private var equal = 0
    private var different: [String] = []

    package init(target: TargetState, point: UInt64, kept: Set<String>) {
        let writes = target.landedWrites.filter { $0.intent >= point && $0.undoes == nil }
        created = writes.filter { $0.operation == .create }
        let new = Set(created.map(\.reference))
        updated = writes.filter { write in
            write.operation == .update && !new.contains(write.reference) && !kept.contains(Self.name(of: write))
        }
        self.kept = kept
        wanted = Set(created.map { Self.name(of: $0) })
    }

    /// What a rollback left, as `entity:id`, from its events; somebody's own deletions do not count.
    package static func kept(_ event: Event) -> String? {
        guard case .rollbackKept(let kept) = event, kept.reason != KeptReason.alreadyDeleted.rawValue else {
            return nil
        }
        return "\(kept.entity.rawValue):\(kept.id)"
    }

    /// Whether files must be looked for too, of which no fingerprint is taken.
    package var hasFiles: Bool { created.contains { $0.reference.entity == .file } }

    /// Takes one record of the account's lists in.
    package mutating func note(_ record: JSON, entity: TargetEntity) {
        if entity != .file { fingerprint.note(record, entity: entity) }
        guard let id = ReplyContent.id(in: record, entity: entity), ReplyContent.isLive(record) else { return }
        let name = "\(entity.rawValue):\(id)"
        if wanted.contains(name) { present.insert(name) }
    }

    /// Records that were updated after the point, to be read one by one, with their before-images, oldest last.
    package var restored: [(reference: RecordReference, id: String, beforeImages: [UInt64])] {
        Dictionary(grouping: updated, by: \.reference).sorted { $0.key < $1.key }.compactMap { reference, writes in
            guard let last = writes.last else { return nil }
            return (reference, last.id, writes.reversed().compactMap(\.beforeImage))
        }
    }

    /// Takes in a record that was updated, as it stands now, with the values that it had before; nil when it is gone.
    package mutating func note(
        _ record: JSON?,
        of reference: RecordReference,
        id: String,
        beforeImages: [String]
    ) {
        // Somebody's own deletion stands as a kept record.
        guard let record, ReplyContent.isLive(record) else { return }
        let fields = Self.differing(WrittenMembers.merged(beforeImages), from: record)
        if fields.isEmpty {
            equal += 1
        } else {
            different.append("\(reference.entity.rawValue) \(id) \(reference.key) (\(fields.joined(separator: " ")))")
        }
    }

    /// The judgement; `before` is the first run after the point.
    package func proved(before: RunSummary?, digest: ([UInt8]) -> String) -> RollbackProved {
        var gone = 0
        var remaining = different
        for write in created {
            let name = Self.name(of: write)
            if !present.contains(name) {
                gone += 1
            } else if !kept.contains(name) {
                remaining.append("\(write.reference.entity.rawValue) \(write.id) \(write.reference.key)")
            }
        }
        let after = digest(Array(fingerprint.text.utf8))
        return RollbackProved(
            gone: gone,
            restored: equal,
            kept: kept.count,
            remaining: remaining.sorted(),
            fingerprintBefore: before?.started.fingerprint ?? after,
            fingerprintAfter: after,
            isEqual: before.map { $0.started.fingerprint == after } ?? true
        )
    }

    private static func name(of write: LandedWrite) -> String { "\(write.reference.entity.rawValue):\(write.id)" }

    private static func differing(_ members: [String: JSON], from record: JSON) -> [String] {
        members.keys.sorted().filter { name in
            guard let expected = members[name] else { return false }
            switch FieldComparison.compare(member: name, expected: expected, actual: record[name]) {
            case .equal, .normalised: return false
            case .different, .missing: return true
            }
        }
    }
}
