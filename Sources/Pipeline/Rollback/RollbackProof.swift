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
        let restored = try await readRestored()
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
            isEqual: before?.started.fingerprint == after
        )
    }

    /// Reads every record that was set back, and compares it with its before-image.
    private func readRestored() async throws(PipelineError) -> (equal: Int, different: [String]) {
        let log = context.log
        let inverses = log.state.target.landedWrites.filter { write in
            write.undoes.map { $0 >= point.size } == true && write.operation == .update
        }
        var equal = 0
        var different: [String] = []
        for write in inverses {
            let answer = try await context.read { (reader) throws(AccountFailure) in
                try await reader.pacer.read(WireForm.readCall(write.reference, id: write.id))
            }
            let members = log.body(ofIntent: write.intent).flatMap { try? JSON(parsing: $0) }?.objectValue ?? [:]
            let isEqual = members.allSatisfy { name, value in
                switch FieldComparison.compare(member: name, expected: value, actual: answer?.data[name]) {
                case .equal, .normalised: true
                case .different, .missing: false
                }
            }
            if isEqual {
                equal += 1
            } else {
                different.append("\(write.reference.entity.rawValue) \(write.id) \(write.reference.key)")
            }
        }
        return (equal, different)
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
