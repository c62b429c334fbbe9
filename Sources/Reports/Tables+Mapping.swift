import Migration
package import Projections

extension Tables {
    package static func mapping(_ workbook: MappingWorkbook) -> ReportTable {
        ReportTable(
            [
                .init("file", "File"), .init("index", "Column"), .init("header", "Header"),
                .init("canonical", "Field"), .init("filled", "Filled"), .init("distinct", "Distinct"),
                .init("inferred", "Type"), .init("sensitive", "Sensitive"), .init("target", "Target"),
                .init("confidence", "Confidence"), .init("reasons", "Reasons"),
                .init("alternatives", "Alternatives"), .init("decision", "Decision"),
                .init("decidedBy", "Decided by"), .init("proposed", "First proposed"),
                .init("hashKey", "Pipedrive key"),
            ],
            rows: workbook.lines.map { line in
                let rule = line.rule
                return [
                    .text(rule.column.file.rawValue), .count(rule.column.index), .text(rule.header),
                    .text(rule.canonical), .count(rule.filled), .count(rule.distinct), .text(rule.inferred),
                    .flag(rule.isSensitive), .text(rule.target.description),
                    .text(Rule.fraction(rule.confidencePercent)), .list(rule.reasons),
                    .list(rule.alternatives.map(\.description)), .text(workbook.decision(of: line).rawValue),
                    .text(workbook.decidedBy(line)),
                    .text(line.proposed == rule.target ? nil : line.proposed.description), .text(line.hashKey),
                ]
            }
        )
    }

    package static func values(_ workbook: MappingWorkbook) -> ReportTable {
        ReportTable(
            [
                .init("map", "Table"), .init("value", "Value"), .init("target", "Becomes"),
                .init("count", "Rows"), .init("reason", "Reason"), .init("amendedBy", "Amended by"),
            ],
            rows: workbook.valueLines.map { line in
                [
                    .text(line.kind.rawValue), .text(line.entry.value), .text(line.entry.target),
                    .count(line.entry.count), .text(line.entry.reason), .text(line.amendedBy),
                ]
            }
        )
    }

    package static func classification(_ lines: [MappingWorkbook.ClassificationLine]) -> ReportTable {
        ReportTable(
            [
                .init("key", "Source key"), .init("party", "Becomes"), .init("reason", "Reason"),
                .init("flagged", "Look at it"), .init("amendedBy", "Amended by"),
            ],
            rows: lines.map { line in
                [
                    .text(line.classification.key), .text(line.classification.party.rawValue),
                    .text(line.classification.reason), .flag(line.classification.isFlagged),
                    .text(line.amendedBy),
                ]
            }
        )
    }
}
