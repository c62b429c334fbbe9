import CanonicalJSON
import Migration

/// Reads the whole account after a rollback and tells of every touched record whether it is gone or restored.
struct RollbackProof {
    let context: MigrationContext
    let point: RollbackPoint

    func prove(run: String) async throws(PipelineError) -> RollbackProved {
        let state = context.log.state
        let writes = state.target.landedWrites.filter { $0.intent >= point.size && $0.undoes == nil }
        let created = writes.filter { $0.operation == .create }
        let kept = try keptRecords(run: run)
        var present: Set<String> = []
        var fingerprint = AccountFingerprint()
        let wanted = Set(created.map { "\($0.reference.entity.rawValue):\($0.id)" })
        try await context.read { (reader) throws(AccountFailure) in
            try await reader.forEachRecord(of: AccountReader.fingerprinted) { record, entity in
                fingerprint.note(record, entity: entity)
                guard let id = ReplyContent.id(in: record, entity: entity), ReplyContent.isLive(record) else { return }
                let name = "\(entity.rawValue):\(id)"
                if wanted.contains(name) { present.insert(name) }
            }
        }
        var gone = 0
        var remaining: [String] = []
        for write in created {
            let name = "\(write.reference.entity.rawValue):\(write.id)"
            if !present.contains(name) {
                gone += 1
            } else if !kept.contains(name) {
                remaining.append("\(write.reference.entity.rawValue) \(write.id) \(write.reference.key)")
            }
        }
        let restored = try await readRestored(except: created, kept: kept)
        remaining += restored.different
        let before = state.runs.first { $0.sequence >= point.size && $0.started.kind != "rollback" }
        let after = Digests.sha256(Array(fingerprint.text.utf8))
        return RollbackProved(
            gone: gone,
            restored: restored.equal,
            kept: kept.count,
            remaining: remaining.sorted(),
            fingerprintBefore: before?.started.fingerprint ?? after,
            fingerprintAfter: after,
            isEqual: before.map { $0.started.fingerprint == after } ?? true
        )
    }

    /// Reads every record that was updated after the point, and compares it with its first before-image.
    private func readRestored(
        except created: [LandedWrite],
        kept: Set<String>
    ) async throws(PipelineError) -> (equal: Int, different: [String]) {
        let log = context.log
        let new = Set(created.map(\.reference))
        let updates = log.state.target.landedWrites.filter { write in
            write.intent >= point.size && write.undoes == nil && write.operation == .update
                && !new.contains(write.reference) && !kept.contains("\(write.reference.entity.rawValue):\(write.id)")
        }
        var equal = 0
        var different: [String] = []
        for (reference, writes) in Dictionary(grouping: updates, by: \.reference).sorted(by: { $0.key < $1.key }) {
            guard let last = writes.last else { continue }
            let answer = try await context.read { (reader) throws(AccountFailure) in
                try await reader.pacer.read(WireForm.readCall(reference, id: last.id))
            }
            // Somebody's own deletion stands as a kept record.
            guard let record = answer?.data, ReplyContent.isLive(record) else { continue }
            let images = writes.reversed().compactMap { $0.beforeImage.flatMap(log.beforeImage) }
            let fields = RollbackProof.differing(WrittenMembers.merged(images), from: record)
            if fields.isEmpty {
                equal += 1
            } else {
                let names = fields.joined(separator: " ")
                different.append("\(reference.entity.rawValue) \(last.id) \(reference.key) (\(names))")
            }
        }
        return (equal, different)
    }

    private static func differing(_ members: [String: JSON], from record: JSON) -> [String] {
        members.keys.sorted().filter { name in
            guard let expected = members[name] else { return false }
            switch FieldComparison.compare(member: name, expected: expected, actual: record[name]) {
            case .equal, .normalised: return false
            case .different, .missing: return true
            }
        }
    }

    /// What this rollback left, as `entity:id`; somebody's own deletions do not count.
    private func keptRecords(run: String) throws(PipelineError) -> Set<String> {
        var kept: Set<String> = []
        guard let start = context.log.state.runs.last(where: { $0.name == run })?.sequence else { return kept }
        try context.log.forEachEvent(from: start) { recorded throws(PipelineError) in
            guard case .rollbackKept(let record) = recorded.event, recorded.run == run,
                record.reason != KeptReason.alreadyDeleted.rawValue
            else { return }
            kept.insert("\(record.entity.rawValue):\(record.id)")
        }
        return kept
    }
}
