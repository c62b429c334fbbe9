import Migration
package import Projections

/// The tables of a report, each made from one read model.
package enum Tables {}

extension Tables {
    package static func sourceFiles(_ loads: SourceLoads) -> ReportTable {
        ReportTable(
            [
                .init("file", "File"), .init("load", "Load"), .init("name", "Name"), .init("rows", "Rows in"),
                .init("parsed", "Read"), .init("rejected", "Set aside"), .init("changed", "Changed"),
                .init("same", "Unchanged"), .init("vanished", "Vanished"), .init("blankLines", "Blank lines"),
                .init("encoding", "Encoding"), .init("bytes", "Bytes"), .init("sha256", "SHA-256"),
                .init("complete", "Complete"), .init("balanced", "Adds up"),
            ],
            rows: loads.loads.map { load in
                [
                    .text(load.file.rawValue), .count(load.ordinal), .text(load.name), .count(load.records),
                    .count(load.parsed), .count(load.rejected), .count(load.changed), .count(load.same),
                    .count(load.vanished), .count(load.blankLines), .text(load.encoding), .count(load.bytes),
                    .text(load.sha256), .flag(load.isComplete), .flag(load.isBalanced),
                ]
            }
        )
    }

    /// One row a kind of record over all runs (`run` is `total`), then one a kind and run.
    package static func recordCounts(_ counts: RecordCounts) -> ReportTable {
        let totals = counts.entities.map { entity in
            row("total", "", entity.rawValue, counts.total(of: entity), present: counts.present(entity))
        }
        let runs = counts.runs.flatMap { run in
            run.tallies.sorted { $0.key < $1.key }.map { entity, tally in
                row(run.id, run.kind, entity.rawValue, tally, present: nil)
            }
        }
        return ReportTable(
            [
                .init("run", "Run"), .init("kind", "Kind"), .init("entity", "Record"), .init("planned", "Planned"),
                .init("landed", "Landed"), .init("created", "Created"), .init("updated", "Updated"),
                .init("deleted", "Deleted"), .init("failed", "Failed"), .init("unknown", "Unknown"),
                .init("skipped", "Not sent"), .init("undone", "Undone"), .init("present", "In Pipedrive now"),
            ],
            rows: totals + runs
        )
    }

    private static func row(
        _ run: String,
        _ kind: String,
        _ entity: String,
        _ tally: RecordCounts.Tally,
        present: Int?
    ) -> [ReportTable.Cell] {
        [
            .text(run), .text(kind), .text(entity), .count(tally.planned), .count(tally.landed),
            .count(tally.created), .count(tally.updated), .count(tally.deleted), .count(tally.failed),
            .count(tally.unknown), .count(tally.skipped), .count(tally.undone), .count(present),
        ]
    }

    package static func failures(_ list: FailureList) -> ReportTable {
        ReportTable(
            [
                .init("entity", "Record"), .init("key", "Source key"), .init("kind", "What happened"),
                .init("operation", "Write"), .init("status", "Status"), .init("code", "Code"),
                .init("message", "Pipedrive's message"), .init("remedy", "What to do"),
                .init("attempts", "Attempts"), .init("run", "Run"), .init("event", "Event"),
            ],
            rows: list.sorted.map { failure in
                [
                    .text(failure.reference.entity.rawValue), .text(failure.reference.key),
                    .text(failure.kind.rawValue), .text(operation(of: failure)), .count(failure.status),
                    .text(failure.code), .text(failure.message), .text(failure.remedy), .count(failure.attempts),
                    .text(failure.run), .sequence(failure.sequence),
                ]
            }
        )
    }

    private static func operation(of failure: FailureList.Failure) -> String? {
        failure.operation.map { failure.isInverse ? "undo by \($0.rawValue)" : $0.rawValue }
    }

    package static func rejectedRows(_ rows: [RejectedRows.Row]) -> ReportTable {
        ReportTable(
            [
                .init("file", "File"), .init("load", "Load"), .init("line", "Line"), .init("code", "Kind"),
                .init("reason", "Reason"), .init("bytes", "Bytes"), .init("event", "Event with the raw bytes"),
            ],
            rows: rows.map { row in
                [
                    .text(row.file.rawValue), .count(row.load), .count(row.line), .text(row.code), .text(row.reason),
                    .count(row.bytes), .sequence(row.sequence),
                ]
            }
        )
    }

    package static func owners(_ report: OwnerReport) -> ReportTable {
        ReportTable(
            [
                .init("id", "Id"), .init("name", "Name"), .init("email", "E-mail"), .init("rows", "Rows"),
                .init("user", "Pipedrive user"), .init("userEmail", "User's e-mail"),
                .init("source", "How it is settled"), .init("decidedBy", "Decided by"), .init("reason", "Reason"),
            ],
            rows: report.owners.map { owner in
                let isFallback = owner.userID == nil
                let fallback = isFallback ? report.fallback : nil
                return [
                    .text(owner.id), .text(owner.name), .text(owner.email), .count(owner.rows),
                    .count((owner.userID ?? fallback?.userID).map { Int($0) }),
                    .text(owner.userEmail ?? fallback?.email), .text(settled(owner, report)),
                    .text(owner.decidedBy ?? fallback?.decidedBy), .text(owner.reason),
                ]
            }
        )
    }

    private static func settled(_ owner: OwnerReport.Owner, _ report: OwnerReport) -> String {
        if owner.userID == nil { return report.fallback == nil ? "no user" : "fallback" }
        return owner.decidedBy == nil ? "proposed" : "assigned"
    }

    package static func tokens(_ statement: TokenStatement) -> ReportTable {
        let rows = statement.runs.flatMap { run -> [[ReportTable.Cell]] in
            let total: [ReportTable.Cell] = [
                .text(run.id), .text(run.kind), .text("total"), .count(run.quotedTokens), .count(run.totalTokens),
            ]
            var parts = run.spentTokens.sorted { $0.key < $1.key }.map { ($0.key.rawValue, $0.value) }
            if run.readingTokens > 0 { parts.append(("reading", run.readingTokens)) }
            return [total]
                + parts.map { [.text(run.id), .text(run.kind), .text($0), .absent, .count($1)] }
        }
        return ReportTable(
            [
                .init("run", "Run"), .init("kind", "Kind"), .init("entity", "Record"),
                .init("quotedTokens", "Quoted"), .init("spentTokens", "Spent"),
            ],
            rows: rows
        )
    }
}
