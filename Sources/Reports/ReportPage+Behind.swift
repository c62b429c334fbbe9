import Migration
import Projections

extension ReportPage {
    /// Rows that a table of this section shows at most; its CSV holds all.
    private static let groupLimit = 40
    private static let exampleLimit = 3

    /// What mapping leaves behind, each cause under a heading of its own.
    var behindSection: HTML {
        guard !exclusions.isEmpty else { return .nothing }
        let causes = Exclusion.Cause.allCases.filter { cause in exclusions.contains { $0.cause == cause } }
        let lead =
            "\(ReportText.count(exclusions.count, "source record")) of the export "
            + (model.mapping.confirmation == nil
                ? "would not be sent by the mapping as proposed." : "\(exclusions.count == 1 ? "is" : "are") not sent.")
            + " Each has its reason; nothing is left out silently."
        return section("behind", "What stays behind, and why", [paragraph(lead)] + causes.map(group))
    }

    private func group(_ cause: Exclusion.Cause) -> HTML {
        let found = exclusions.filter { $0.cause == cause }
        let caption = ReportText.count(found.count, "source record")
        return .element(
            "div",
            ["id": "behind-\(cause.rawValue)"],
            .element("h3", .text(ReportText.title(cause))),
            paragraph(ReportText.meaning(cause)),
            .table(
                cause == .orphan || cause == .unusable ? list(found) : reasons(found),
                caption: caption,
                file: "exclusions.csv",
                limit: cause == .orphan ? HTML.rowLimit : ReportPage.groupLimit
            )
        )
    }

    /// One row a source record: somebody has to look at each.
    private func list(_ found: [Exclusion]) -> ReportTable {
        ReportTable(
            [.init("key", "Source key"), .init("place", "Where"), .init("reason", "Why")],
            rows: found.map { exclusion in
                [
                    .text(exclusion.key), .text("\(exclusion.file.rawValue), line \(exclusion.line)"),
                    .text(ReportText.sentence(exclusion.reason)),
                ]
            }
        )
    }

    private struct Ground: Hashable {
        var file: SourceFile
        var reason: String
    }

    /// One row a file and reason, the most frequent first.
    private func reasons(_ found: [Exclusion]) -> ReportTable {
        let grounds = Dictionary(grouping: found) { Ground(file: $0.file, reason: $0.reason) }
        let sorted = grounds.sorted { left, right in
            if left.value.count != right.value.count { return left.value.count > right.value.count }
            if left.key.file != right.key.file { return left.key.file < right.key.file }
            return left.key.reason < right.key.reason
        }
        return ReportTable(
            [
                .init("reason", "Why"), .init("file", "File"), .init("count", "Records"),
                .init("example", "For example"),
            ],
            rows: sorted.map { ground, members in
                [
                    .text(ReportText.sentence(ground.reason)), .text(ground.file.rawValue), .count(members.count),
                    .list(members.prefix(ReportPage.exampleLimit).map { "\($0.key), line \($0.line)" }),
                ]
            }
        )
    }

    /// What the export makes a careful reader wonder about, by code with a few examples each.
    var remarkSection: HTML {
        guard !diagnostics.isEmpty else { return .nothing }
        let codes = Dictionary(grouping: diagnostics, by: \.code).sorted { left, right in
            left.value.count == right.value.count ? left.key < right.key : left.value.count > right.value.count
        }
        let table = ReportTable(
            [.init("remark", "Remark"), .init("count", "Times"), .init("example", "For example")],
            rows: codes.map { code, found in
                [
                    .text(ReportText.remark(code)), .count(found.count),
                    .list(found.prefix(ReportPage.exampleLimit).map(ReportPage.example)),
                ]
            }
        )
        let lead =
            "\(ReportText.count(diagnostics.count, "remark")) on the export. None of them stopped anything; "
            + "each says what was done instead. All of them are in remarks.csv."
        return section("remarks", "Remarks on the export", [paragraph(lead), .table(table, caption: "By kind")])
    }

    private static func example(_ diagnostic: Diagnostic) -> String {
        let column = diagnostic.column.isEmpty ? "" : ", \(diagnostic.column)"
        return "\(diagnostic.file.rawValue), line \(diagnostic.line)\(column): \(diagnostic.message)"
    }
}
