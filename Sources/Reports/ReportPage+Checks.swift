import Migration
import Projections

extension ReportPage {
    var ownerSection: HTML {
        guard !model.owners.owners.isEmpty else { return .nothing }
        let fallback =
            model.owners.fallback.map { "Records without a user of their own belong to \($0.email)." }
            ?? "No fallback is set: a record without a user of its own is not sent."
        let table = ReportTable(
            [
                .init("id", "Id"), .init("name", "Name"), .init("rows", "Rows"), .init("user", "Pipedrive user"),
                .init("how", "How"),
            ],
            rows: model.owners.owners.map { owner in
                let how =
                    owner.userID == nil
                    ? (model.owners.fallback == nil ? "nobody yet" : "fallback")
                    : owner.decidedBy.map { "assigned by \($0)" } ?? "proposed: \(owner.reason)"
                return [
                    .text(owner.id), .text(owner.name), .count(owner.rows),
                    .text(owner.userEmail ?? (owner.userID == nil ? model.owners.fallback?.email : nil)), .text(how),
                ]
            }
        )
        return section(
            "owners",
            "Who owns what",
            [paragraph(fallback), .table(table, caption: "Owners", file: "owners.csv")]
        )
    }

    var diffSection: HTML {
        let diff = model.diff
        guard !diff.scopes.isEmpty || diff.reconciliation != nil else { return .nothing }
        var parts: [HTML] = diff.scopes.map { scope in
            let counts = diff.verdicts(in: scope).map { "\(ReportText.count($0.count)) \($0.verdict)" }
            return paragraph(
                "\(ReportText.sentence(scope)) comparison, field by field: \(ReportText.enumeration(counts))."
            )
        }
        if let result = diff.reconciliation {
            parts.append(
                paragraph(
                    "Reconciliation: \(ReportText.count(result.checked, "record")) checked, "
                        + "\(ReportText.count(result.missing)) missing, "
                        + "\(ReportText.count(result.misaligned)) misaligned, \(ReportText.count(result.extra)) extra."
                )
            )
        }
        parts.append(.table(Tables.diffGroups(diff), caption: "Differences by cause", file: "diff.csv"))
        return section("diff", "Compared field by field", parts)
    }

    var failureSection: HTML {
        let failures = model.failures.sorted.filter { $0.kind != .inconclusive }
        guard !failures.isEmpty else { return .nothing }
        let table = ReportPage.table(of: failures)
        return section("failures", "What did not arrive", [.table(table, caption: "Failures", file: "failures.csv")])
    }

    /// Writes that may be in the account, and of which reading could not tell: only a person can.
    var inconclusiveSection: HTML {
        let open = model.failures.sorted.filter { $0.kind == .inconclusive }
        guard !open.isEmpty else { return .nothing }
        return section(
            "inconclusive",
            "What reading could not tell",
            [
                .element("p", "No answer came to these writes, and the account does not show which record is theirs."),
                .table(ReportPage.table(of: open), caption: "Inconclusive writes", file: "failures.csv"),
            ]
        )
    }

    private static func table(of failures: [FailureList.Failure]) -> ReportTable {
        ReportTable(
            [
                .init("key", "Source key"), .init("entity", "Record"), .init("what", "What happened"),
                .init("message", "Message"), .init("remedy", "What to do"), .init("attempts", "Attempts"),
            ],
            rows: failures.map { failure in
                return [
                    .text(failure.reference.key), .text(ReportText.noun(failure.reference.entity, count: 1)),
                    .text(ReportPage.happened(failure)), .text(failure.message), .text(failure.remedy),
                    .count(failure.attempts),
                ]
            }
        )
    }

    private static func happened(_ failure: FailureList.Failure) -> String {
        switch failure.kind {
        case .refused where failure.status == 0: "not sent"
        case .refused: "refused" + (failure.status.map { " (\($0))" } ?? "")
        case .unknown: "no answer"
        case .inconclusive: "no answer, and not found out"
        case .lost: "did not arrive"
        case .withheld: "not sent"
        }
    }

    var rejectedSection: HTML {
        let rows = model.rejected.current
        guard !rows.isEmpty else { return .nothing }
        return section(
            "rejected",
            "Rows set aside",
            [
                .element(
                    "p",
                    "Their raw bytes are kept in the ledger; ",
                    .element("code", "convey show EVENT"),
                    " prints them."
                ),
                .table(Tables.rejectedRows(rows), caption: "Rejected rows", file: "rejected-rows.csv"),
            ]
        )
    }

    var timelineSection: HTML {
        guard !model.timeline.entries.isEmpty else { return .nothing }
        let table = ReportTable(
            [.init("at", "When"), .init("actor", "Who"), .init("what", "What"), .init("event", "Event")],
            rows: model.timeline.entries.map { entry in
                [
                    .text(ReportText.minute(entry.at)), .text(entry.actor), .text(entry.sentence),
                    .sequence(entry.sequence),
                ]
            }
        )
        return section("timeline", "What happened when", [.table(table, caption: "Timeline", file: "timeline.json")])
    }

    var tokenSection: HTML {
        guard !model.tokens.runs.isEmpty else { return .nothing }
        let table = ReportTable(
            [
                .init("run", "Run"), .init("kind", "What it was"), .init("quoted", "Quoted"), .init("spent", "Spent"),
                .init("by", "Spent on"),
            ],
            rows: model.tokens.runs.map { run in
                var parts = run.spentTokens.sorted { $0.key < $1.key }
                    .map { "\(ReportText.noun($0.key, count: 2)) \(ReportText.count($0.value))" }
                if run.readingTokens > 0 { parts.append("reading \(ReportText.count(run.readingTokens))") }
                return [
                    .text(run.id), .text(ReportText.run(run.kind)), .count(run.quotedTokens), .count(run.totalTokens),
                    .text(parts.joined(separator: ", ")),
                ]
            }
        )
        return section(
            "tokens",
            "API tokens",
            [
                paragraph("\(ReportText.count(model.tokens.totalTokens, "token was", "tokens were")) spent in all."),
                .table(table, caption: "Quoted and spent", file: "tokens.csv"),
            ]
        )
    }
}
