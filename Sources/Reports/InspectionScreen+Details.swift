import Migration
import PracticeMaster

extension InspectionScreen {
    /// What is known about a file as a whole, one fact a line.
    func facts(of look: FileInspection) -> [String] {
        let facts = look.facts
        let counts =
            "\(ReportText.count(facts.records)) = \(ReportText.count(facts.records - facts.rejectedCount)) read + "
            + "\(ReportText.count(facts.rejectedCount)) set aside"
        let rows: [(String, String)] = [
            ("Name", facts.name),
            ("Bytes", ReportText.count(facts.bytes)),
            ("SHA-256", facts.sha256),
            ("Encoding", facts.encoding + (facts.encoding == TextEncoding.byCell.rawValue ? ", cell by cell" : "")),
            ("Delimiter", facts.delimiter),
            ("Header", ReportText.headerStyle(facts.headerStyle)),
            ("Loaded", facts.loads == 1 ? "once" : "\(facts.loads) times; these are the counts of the last time"),
            ("Records", counts),
            ("Rows now", ReportText.count(look.rowCount)),
            ("Blank lines", ReportText.count(facts.blankLines)),
            (
                "Columns",
                "\(look.columns.count), \(look.filledColumns.count) with data, \(look.customCount) of the firm's own"
            ),
            ("Days", look.span.map { "\($0.lowerBound.isoText) to \($0.upperBound.isoText)" } ?? ""),
        ]
        return rows.filter { !$0.1.isEmpty }.map { name, value in
            let blanks = String(repeating: " ", count: 13 - name.count)
            return "  " + style.soft(name) + blanks + DisplayWidth.cut(TextStyle.plain(value), to: style.width - 15)
        }
    }

    /// A column a paragraph: the evidence is a sentence and wants its room.
    func dates(of look: FileInspection) -> [String] {
        look.dateColumns.flatMap { profile -> [String] in
            guard let dates = profile.dates else { return [] }
            let unreadable =
                dates.unreadableCount == 0
                ? "" : "; \(ReportText.count(dates.unreadableCount, "value is", "values are")) no possible date"
            let column = "\(look.file.rawValue).\(profile.column.header)"
            return style.wrapped(
                "\(column) \(ReportText.order(dates)): \(dates.reason)\(unreadable).",
                first: "  ",
                indent: "    "
            )
        }
    }

    func rejects(of look: FileInspection) -> [String] {
        look.facts.rejects.flatMap { group in
            style.wrapped(
                "\(ReportText.count(group.count)) for \(group.code), line "
                    + "\(ReportText.lines(group.lines, of: group.count, limit: RejectGroup.lineLimit)): "
                    + "\(group.reason).",
                first: "  ",
                indent: "    "
            )
        }
    }

    /// The first orphans, each with its line.
    func first(_ orphans: [Orphan], of count: Int) -> [String] {
        let limit = 10
        let lines = orphans.prefix(limit).flatMap { orphan in
            style.wrapped(
                "line \(ReportText.count(orphan.line)) (\(orphan.key)) \(orphan.reason)",
                first: "  ",
                indent: "    "
            )
        }
        let rest = count - limit
        return lines + (rest > 0 ? ["  and \(ReportText.count(rest)) more: convey inspect --json"] : [])
    }
}
