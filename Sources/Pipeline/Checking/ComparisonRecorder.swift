import CanonicalJSON
package import Migration

/// Puts what a comparison found into the ledger.
package struct ComparisonRecorder {
    private let log: EventLog
    private let actor: String

    /// Events in one commit.
    private static let batchEvents = 2000

    package init(log: EventLog, actor: String) {
        self.log = log
        self.actor = actor
    }

    package func record(_ result: AccountComparison.Result, scope: AccountComparison.Scope) throws(PipelineError) {
        var drafts: [DraftEvent] = result.missing.map { reference in
            draft(
                DiffFound(
                    scope: scope.rawValue,
                    entity: reference.entity,
                    key: reference.key,
                    field: "",
                    source: "",
                    expected: "the record",
                    actual: "",
                    verdict: "missing",
                    reason: "missing record"
                )
            )
        }
        drafts += result.findings.map { finding in
            draft(
                DiffFound(
                    scope: scope.rawValue,
                    entity: finding.reference.entity,
                    key: finding.reference.key,
                    field: finding.field,
                    source: finding.source,
                    expected: finding.expected,
                    actual: finding.actual,
                    verdict: finding.verdict.rawValue,
                    reason: finding.cause
                )
            )
        }
        drafts += result.clean.values.sorted { $0.entity < $1.entity }
            .map { DraftEvent(.diffClean($0), actor: actor) }
        var position = 0
        while position < drafts.count {
            let end = min(position + ComparisonRecorder.batchEvents, drafts.count)
            try log.append(Array(drafts[position..<end]))
            position = end
        }
    }

    /// The last word of a reconciliation.
    package func finish(_ result: AccountComparison.Result) throws(PipelineError) -> ReconcileFinished {
        var entities: [String: JSON] = [:]
        for (entity, part) in result.byEntity {
            entities[entity.rawValue] = [
                "checked": .int(part.checked), "missing": .int(part.missing), "misaligned": .int(part.misaligned),
                "extra": .int(part.extra),
            ]
        }
        let finished = ReconcileFinished(
            checked: result.checked,
            missing: result.missing.count,
            misaligned: result.misaligned.count,
            extra: result.extra.count,
            entities: .object(entities)
        )
        try log.append([DraftEvent(.reconcileFinished(finished), actor: actor)])
        return finished
    }

    private func draft(_ found: DiffFound) -> DraftEvent { DraftEvent(.diffFound(found), actor: actor) }
}
