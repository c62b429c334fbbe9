import Migration
import Projections

extension ReportPage {
    var mappingSection: HTML {
        let lines = model.mapping.lines
        guard !lines.isEmpty else { return .nothing }
        let files = Set(lines.map(\.rule.column.file)).sorted()
        let columns = files.flatMap { file in fileMapping(file, lines.filter { $0.rule.column.file == file }) }
        return section("mapping", "How it was mapped", [confirmationLine] + columns + valueTables + classification)
    }

    private var confirmationLine: HTML {
        guard let held = model.mapping.confirmation else {
            return .element(
                "p",
                ["class": "warn"],
                "Not confirmed: nothing can be sent to Pipedrive until a person says yes."
            )
        }
        return .element(
            "p",
            .text("Confirmed by \(held.by) on \(ReportText.minute(held.at)) under the digest "),
            .element("code", .text(held.digest)),
            "."
        )
    }

    private func fileMapping(_ file: SourceFile, _ lines: [MappingWorkbook.Line]) -> [HTML] {
        let moved = lines.filter { $0.rule.target != .skip }
        let left = lines.filter { $0.rule.target == .skip && $0.rule.filled > 0 }
        let table = ReportTable(
            [
                .init("header", "Column"), .init("target", "Goes to"), .init("filled", "Filled"),
                .init("type", "Type"), .init("why", "Why"), .init("decision", "Decision"),
                .init("hashKey", "Pipedrive key"),
            ],
            rows: moved.map { line in
                let decision = model.mapping.decision(of: line)
                let by = line.amendedBy.map { " by \($0)" } ?? ""
                return [
                    .text(line.rule.header), .text(ReportText.target(line.rule.target)), .count(line.rule.filled),
                    .text(line.rule.inferred),
                    .text(ReportPage.why(line)),
                    .text(decision.rawValue + by), .text(line.hashKey.map(ReportPage.shortened)),
                ]
            }
        )
        let title = "\(file.rawValue) \u{2013} \(ReportText.contents(of: file))"
        var parts: [HTML] = [.table(table, caption: title, file: "mapping.csv")]
        if !left.isEmpty {
            let names = left.map { "\($0.rule.header) (\(ReportText.count($0.rule.filled)))" }
            parts.append(
                .element(
                    "p",
                    ["class": "rest"],
                    .text("Not migrated though filled: \(ReportText.enumeration(names)).")
                )
            )
        }
        return parts
    }

    private static func why(_ line: MappingWorkbook.Line) -> String {
        if let person = line.amendedBy {
            return "chosen by \(person); the program had proposed: \(ReportText.target(line.proposed))"
        }
        return "\(line.rule.confidencePercent) %: \(line.rule.reasons.joined(separator: "; "))"
    }

    /// The first eight characters of a long hash key; the whole key stands in the files beside the page.
    private static func shortened(_ key: String) -> String { key.count > 12 ? key.prefix(8) + "\u{2026}" : key }

    private var valueTables: [HTML] {
        ValueMap.Kind.allCases.map { kind in
            let title =
                switch kind {
                case .matterStatus: "Matter status to stage and outcome"
                case .calendarCode: "Calendar code to activity type"
                }
            let table = ReportTable(
                [
                    .init("value", "In Practice Master"), .init("target", "In Pipedrive"), .init("count", "Rows"),
                    .init("reason", "Why"), .init("amendedBy", "Amended by"),
                ],
                rows: model.mapping.valueLines.filter { $0.kind == kind }.map { line in
                    [
                        .text(line.entry.value),
                        .text(line.entry.target.split(separator: "|").joined(separator: " \u{00B7} ")),
                        .count(line.entry.count), .text(line.entry.reason), .text(line.amendedBy),
                    ]
                }
            )
            return .table(table, caption: title, file: "values.csv")
        }
    }

    private var classification: [HTML] {
        let lines = model.mapping.classifications
        guard !lines.isEmpty else { return [] }
        let people = lines.count { $0.classification.party == .person }
        let flagged = lines.filter { $0.classification.isFlagged || $0.amendedBy != nil }
        let text =
            "Clients and contacts: \(ReportText.count(people, "person", "people")) and "
            + "\(ReportText.count(lines.count - people, "organization")). "
        let rest = flagged.isEmpty ? "None of them is in doubt." : "Those in doubt, or decided by a person, follow."
        return [
            paragraph(text + rest),
            .table(Tables.classification(flagged), caption: "Person or organization", file: "classification.csv"),
        ]
    }

    var sensitiveSection: HTML {
        let lines = model.mapping.lines.filter { $0.rule.isSensitive && $0.rule.filled > 0 }
        guard !lines.isEmpty else { return .nothing }
        let table = ReportTable(
            [
                .init("column", "Column"), .init("filled", "Filled"), .init("target", "What happens to it"),
            ],
            rows: lines.map { line in
                [.text(line.rule.name), .count(line.rule.filled), .text(ReportText.target(line.rule.target))]
            }
        )
        return section(
            "sensitive",
            "Sensitive columns",
            [.table(table, caption: "Columns whose values are private", file: "mapping.csv")]
        )
    }
}
