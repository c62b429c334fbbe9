import Migration
package import Projections

extension Tables {
    package static func diff(_ report: DiffReport) -> ReportTable {
        ReportTable(
            [
                .init("scope", "Scope"), .init("entity", "Record"), .init("key", "Source key"),
                .init("field", "Field"), .init("source", "Source"), .init("expected", "Expected"),
                .init("actual", "Actual"), .init("verdict", "Verdict"), .init("cause", "Cause"),
            ],
            rows: report.findings.map { finding in
                [
                    .text(finding.scope), .text(finding.entity.rawValue), .text(finding.key),
                    .text(finding.field), .text(finding.source), .text(finding.expected), .text(finding.actual),
                    .text(finding.verdict), .text(finding.reason),
                ]
            }
        )
    }

    package static func diffGroups(_ report: DiffReport) -> ReportTable {
        ReportTable(
            [
                .init("count", "Fields"), .init("scope", "Scope"), .init("entity", "Record"),
                .init("field", "Field"), .init("verdict", "Verdict"), .init("cause", "Cause"),
                .init("example", "For example"), .init("expected", "Expected"), .init("actual", "Actual"),
            ],
            rows: report.groups.map { group in
                [
                    .count(group.count), .text(group.scope), .text(group.entity.rawValue), .text(group.field),
                    .text(group.verdict), .text(group.reason), .text(group.example.key),
                    .text(group.example.expected), .text(group.example.actual),
                ]
            }
        )
    }

    package static func timeline(_ timeline: Timeline) -> ReportTable {
        ReportTable(
            [
                .init("at", "When"), .init("actor", "Who"), .init("what", "What"), .init("run", "Run"),
                .init("event", "Event"), .init("lastEvent", "Last event"),
            ],
            rows: timeline.entries.map { entry in
                [
                    .text(ReportText.iso(entry.at)), .text(entry.actor), .text(entry.sentence), .text(entry.run),
                    .sequence(entry.sequence), .sequence(entry.lastSequence),
                ]
            }
        )
    }

    /// Every record that the rollbacks touched, with what became of it.
    package static func touched(_ certificates: [Certificate]) -> ReportTable {
        ReportTable(
            [
                .init("rollback", "Rollback"), .init("entity", "Record"), .init("id", "Pipedrive id"),
                .init("key", "Source key"), .init("result", "Result"), .init("detail", "Detail"),
            ],
            rows: certificates.flatMap { certificate in
                certificate.touched.map { touched in
                    [
                        .count(certificate.ordinal), .text(touched.reference.entity.rawValue), .text(touched.id),
                        .text(touched.reference.key), .text(touched.result.name), .text(touched.result.detail),
                    ]
                }
            }
        )
    }
}
