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
        let before = state.runs.first { $0.sequence >= point.size && $0.started.kind != "rollback" }
        let after = Digests.sha256(Array(fingerprint.text.utf8))
        return RollbackProved(
            gone: gone,
            restored: state.target.landedWrites.count {
                $0.undoes != nil && $0.operation == .update && $0.intent >= point.size
            },
            kept: kept.count,
            remaining: remaining.sorted(),
            fingerprintBefore: before?.started.fingerprint ?? after,
            fingerprintAfter: after,
            isEqual: before?.started.fingerprint == after
        )
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
