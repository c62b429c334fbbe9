package import CanonicalJSON
import Migration
package import Projections

extension Certificate {
    /// The whole certificate; `records` lists every touched record.
    package var json: JSON {
        [
            "rollback": .integer(Int64(ordinal)), "run": .string(run), "to": .string(to),
            "size": .integer(Int64(size)),
            "planned": .object(planned.mapValues { .integer(Int64($0)) }),
            "startedAt": .string(ReportText.iso(startedAt)), "startedBy": .string(startedBy),
            "finishedAt": finishedAt.map { .string(ReportText.iso($0)) } ?? .null,
            "recordsBefore": .object(recordsBefore.mapValues { .integer(Int64($0)) }),
            "undone": .integer(Int64(undoneCount)), "kept": .integer(Int64(keptCount)),
            "alreadyGone": .integer(Int64(alreadyGoneCount)),
            "failed": .integer(Int64(failedCount)), "proved": .bool(isProved),
            "proof": proof.map(\.payload.json) ?? .null, "records": Tables.touched([self]).json,
        ]
    }
}
