import CanonicalJSON
import Migration

/// Reads the whole account after a rollback, for the judgement of every record that it had to undo.
struct RollbackProof {
    let context: MigrationContext
    let point: RollbackPoint

    func prove(run: String) async throws(PipelineError) -> RollbackProved {
        let log = context.log
        var inspection = RollbackInspection(
            target: log.state.target,
            point: point.size,
            kept: try keptRecords(run: run)
        )
        let listed = AccountReader.fingerprinted + (inspection.hasFiles ? [.file] : [])
        try await context.read { (reader) throws(AccountFailure) in
            try await reader.forEachRecord(of: listed) { inspection.note($0, entity: $1) }
        }
        for (reference, id, images) in inspection.restored {
            let answer = try await context.read { (reader) throws(AccountFailure) in
                try await reader.pacer.read(WireForm.readCall(reference, id: id))
            }
            inspection.note(answer?.data, of: reference, id: id, beforeImages: images.compactMap(log.beforeImage))
        }
        let before = log.state.runs.first { $0.sequence >= point.size && $0.started.kind != "rollback" }
        return inspection.proved(before: before, digest: { Digests.sha256($0) })
    }

    private func keptRecords(run: String) throws(PipelineError) -> Set<String> {
        var kept: Set<String> = []
        guard let start = context.log.state.runs.last(where: { $0.name == run })?.sequence else { return kept }
        try context.log.forEachEvent(from: start) { recorded throws(PipelineError) in
            guard recorded.run == run, let name = RollbackInspection.kept(recorded.event) else { return }
            kept.insert(name)
        }
        return kept
    }
}
