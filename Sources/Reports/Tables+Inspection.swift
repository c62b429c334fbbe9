import Migration
import PracticeMaster

extension Tables {
    /// One row a loaded file.
    static func inspectedFiles(_ inspection: Inspection) -> ReportTable {
        ReportTable(
            [
                .init("file", "File"), .init("rows", "Rows"), .init("rejected", "Aside"),
                .init("columns", "Columns"), .init("custom", "Own"), .init("encoding", "Encoding"),
                .init("delimiter", "Mark"), .init("header", "Header"), .init("years", "Years"),
            ],
            rows: inspection.files.map { file in
                [
                    .text(file.file.rawValue), .count(file.rowCount), .count(file.facts.rejectedCount),
                    .text("\(file.filledColumns.count) of \(file.columns.count)"),
                    file.customCount == 0 ? .absent : .count(file.customCount), .text(file.facts.encoding),
                    file.facts.delimiter == Dialect.comma.name ? .absent : .text(file.facts.delimiter),
                    .text(ReportText.headerStyle(file.facts.headerStyle)),
                    .text(file.span.map { ReportText.years($0) }),
                ]
            }
        )
    }

    /// The columns of one file that hold data.
    static func inspectedColumns(_ file: FileInspection, exampleCount: Int) -> ReportTable {
        ReportTable(
            [
                .init("index", "#"), .init("header", "Column"), .init("fill", "Fill %"),
                .init("distinct", "Different"), .init("type", "Type"), .init("kind", "Is"),
                .init("examples", "Examples"),
            ],
            rows: file.filledColumns.map { profile in
                [
                    .count(profile.column.index), .text(profile.column.header), .count(profile.fillPercent),
                    profile.hasMoreDistinct
                        ? .text("over " + ReportText.count(profile.distinct)) : .count(profile.distinct),
                    .text(ReportText.type(of: profile)), .text(ReportText.kind(of: profile)),
                    .list(Array(profile.shownSamples.prefix(exampleCount))),
                ]
            }
        )
    }

    /// The columns that hold dates, with the order of their parts and the evidence for it.
    static func inspectedDates(_ files: [FileInspection]) -> ReportTable {
        ReportTable(
            [
                .init("column", "Column"), .init("dates", "Dates"), .init("order", "Read"),
                .init("unreadable", "Unreadable"), .init("reason", "Because"),
            ],
            rows: files.flatMap { file in
                file.dateColumns.compactMap { profile in
                    profile.dates.map { dates in
                        [
                            .text("\(file.file.rawValue).\(profile.column.header)"), .count(dates.dateCount),
                            .text(ReportText.order(dates)),
                            dates.unreadableCount == 0 ? .absent : .count(dates.unreadableCount),
                            .text(dates.reason),
                        ]
                    }
                }
            }
        )
    }

    static func inspectedRejects(_ files: [FileInspection]) -> ReportTable {
        ReportTable(
            [
                .init("file", "File"), .init("code", "Why"), .init("count", "Records"), .init("lines", "Lines"),
                .init("reason", "The first one"),
            ],
            rows: files.flatMap { file in
                file.facts.rejects.map { group in
                    [
                        .text(file.file.rawValue), .text(group.code), .count(group.count),
                        .text(ReportText.lines(group.lines, of: group.count)), .text(group.reason),
                    ]
                }
            }
        )
    }

    /// One row a kind, zeros included: that something was looked for and is not there is worth knowing.
    static func inspectedSensitive(_ findings: [SensitiveFinding]) -> ReportTable {
        ReportTable(
            [.init("kind", "What"), .init("count", "Rows"), .init("places", "Where")],
            rows: findings.map { finding in
                [
                    .text(ReportText.title(finding.kind)), .count(finding.count),
                    finding.places.isEmpty
                        ? .absent
                        : .list(
                            finding.places.map { place in
                                "\(place.file.rawValue).\(place.column) (\(ReportText.count(place.count)), first on "
                                    + "line \(ReportText.count(place.firstLine)))"
                            }
                        ),
                ]
            }
        )
    }

    static func inspectedOrphans(_ groups: [OrphanGroup]) -> ReportTable {
        ReportTable(
            [.init("file", "File"), .init("reason", "What is wrong"), .init("count", "Rows"), .init("lines", "Lines")],
            rows: groups.map { group in
                [
                    .text(group.file.rawValue), .text(ReportText.title(group.kind)), .count(group.count),
                    .text(ReportText.lines(group.lines, of: group.count)),
                ]
            }
        )
    }

    static func inspectedRemarks(_ remarks: [RemarkGroup]) -> ReportTable {
        ReportTable(
            [
                .init("remark", "Remark"), .init("count", "Times"), .init("first", "First on"),
                .init("example", "For example"),
            ],
            rows: remarks.map { group in
                [
                    .text(ReportText.remark(group.code)), .count(group.count),
                    .text(group.first.first.map { "\($0.file.rawValue), line \(ReportText.count($0.line))" }),
                    .text(group.first.first?.message),
                ]
            }
        )
    }

    static func leftBehind(_ exclusions: [Exclusion]) -> ReportTable {
        ReportTable(
            [.init("cause", "Why"), .init("count", "Records"), .init("example", "For example")],
            rows: Exclusion.Cause.allCases.compactMap { cause in
                let found = exclusions.filter { $0.cause == cause }
                return found.first.map { first in
                    [
                        .text(ReportText.title(cause)), .count(found.count),
                        .text("\(first.file.rawValue), line \(first.line): \(first.key) \(first.reason)"),
                    ]
                }
            }
        )
    }
}
