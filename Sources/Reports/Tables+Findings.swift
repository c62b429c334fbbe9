package import Migration

extension Tables {
    /// Source records that stay behind, by cause in the order of urgency, then as the export holds them.
    package static func exclusions(_ exclusions: [Exclusion]) -> ReportTable {
        ReportTable(
            [
                .init("cause", "Cause"), .init("file", "File"), .init("line", "Line"), .init("key", "Source key"),
                .init("reason", "Reason"),
            ],
            rows: Exclusion.Cause.allCases.flatMap { cause in
                exclusions.filter { $0.cause == cause }.map { exclusion in
                    [
                        .text(cause.rawValue), .text(exclusion.file.rawValue), .count(exclusion.line),
                        .text(exclusion.key), .text(exclusion.reason),
                    ]
                }
            }
        )
    }

    /// Findings about the export that stopped nothing, in its order.
    package static func remarks(_ diagnostics: [Diagnostic]) -> ReportTable {
        ReportTable(
            [
                .init("code", "Remark"), .init("file", "File"), .init("line", "Line"), .init("column", "Column"),
                .init("message", "Message"),
            ],
            rows: diagnostics.map { diagnostic in
                [
                    .text(diagnostic.code), .text(diagnostic.file.rawValue), .count(diagnostic.line),
                    .text(diagnostic.column.isEmpty ? nil : diagnostic.column), .text(diagnostic.message),
                ]
            }
        )
    }
}
