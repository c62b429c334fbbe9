import Migration
import PracticeMaster

extension InspectionPage {
    var files: HTML {
        let names = ReportTable(
            [.init("file", "File"), .init("name", "Name"), .init("bytes", "Bytes"), .init("sha256", "SHA-256")],
            rows: inspection.files.map { file in
                [
                    .text(file.file.rawValue), .text(file.facts.name), .count(file.facts.bytes),
                    .text(file.facts.sha256),
                ]
            }
        )
        return section(
            "files",
            "The files",
            [
                .table(Tables.inspectedFiles(inspection), caption: "What each file holds and how it is written"),
                .table(names, caption: "Exactly these bytes"),
            ]
        )
    }

    /// How what is ambiguous is read, and why.
    var reading: HTML {
        var parts: [HTML] = []
        if let keys = inspection.clientKeys {
            parts.append(.element("h3", "Matter numbers"))
            parts.append(paragraph(ReportText.sentence(keys.sentence) + "."))
            if !keys.exceptionLines.isEmpty {
                let count = keys.keyCount - keys.splitCount
                let lines = ReportText.lines(keys.exceptionLines, of: count, limit: ClientKeyEvidence.lineLimit)
                parts.append(paragraph("Those that do not come apart are on line \(lines)."))
            }
        }
        if !inspection.billedHistory.isEmpty {
            parts.append(.element("h3", "Billed history"))
            parts += inspection.billedHistory.map { history in
                paragraph("\(history.file.rawValue): \(history.reason).")
            }
        }
        let dates = Tables.inspectedDates(inspection.files)
        if !dates.rows.isEmpty {
            parts.append(.element("h3", "Dates"))
            parts.append(.table(dates, caption: "The order of day and month, column by column"))
        }
        return parts.isEmpty ? .nothing : section("reading", "How it is read, and why", parts)
    }

    var rejects: HTML {
        let table = Tables.inspectedRejects(inspection.files)
        guard !table.rows.isEmpty else { return .nothing }
        let lead =
            "Every record of a file is a row or stands here; nothing is dropped. The bytes are kept in the ledger."
        return section("rejects", "Records set aside", [paragraph(lead), .table(table, caption: "By file and reason")])
    }

    var orphans: HTML {
        var parts: [HTML] = []
        if !inspection.orphanGroups.isEmpty {
            let lead =
                "\(ReportText.count(inspection.orphanCount, "row names", "rows name")) what is not in the export. "
                + "None is attached to something else."
            parts += [
                paragraph(lead),
                .table(Tables.inspectedOrphans(inspection.orphanGroups), caption: "By file and reason"),
            ]
        }
        let outline = inspection.outline
        if !outline.duplicates.isEmpty {
            let groups = ReportTable(
                [.init("lines", "Lines of CMRELATE"), .init("count", "Contacts")],
                rows: outline.duplicates.map { group in
                    [.text(ReportText.lines(group, of: group.count, limit: group.count)), .count(group.count)]
                }
            )
            let lead =
                "\(ReportText.count(outline.duplicateContacts)) contacts may be only "
                + "\(ReportText.count(outline.duplicates.count)), by their names. They stay apart."
            parts += [
                .element("h3", "Contacts that may be one"), paragraph(lead),
                .table(groups, caption: "By name", limit: 40),
            ]
        }
        return parts.isEmpty ? .nothing : section("orphans", "Orphans and doubles", parts)
    }

    var remarks: HTML {
        guard !inspection.remarks.isEmpty else { return .nothing }
        return section(
            "remarks",
            "Remarks on the data",
            [.table(Tables.inspectedRemarks(inspection.remarks), caption: "By kind, the most frequent first")]
        )
    }

    var leftBehind: HTML {
        guard let exclusions = inspection.exclusions, !exclusions.isEmpty else { return .nothing }
        let lead =
            "By the mapping as it stands "
            + "\(ReportText.count(exclusions.count, "source record stays", "source records stay")) behind."
        return section(
            "behind",
            "What would stay behind",
            [paragraph(lead), .table(Tables.leftBehind(exclusions), caption: "By cause")]
        )
    }
}
