import Migration

/// Says aloud what the figures of an inspection mean; the gravest first.
struct InspectionFindings {
    private let inspection: Inspection

    init(_ inspection: Inspection) { self.inspection = inspection }

    var all: [InspectionFinding] {
        history + rejects + numbers + orphans + dates + headers + encodings + damage + duplicates
    }

    private func grouped(_ count: Int) -> String { TargetEvidence.grouped(count) }

    private var history: [InspectionFinding] {
        inspection.billedHistory.compactMap { history in
            let things = history.file == .fee ? "fees" : "costs"
            switch history.verdict {
            case .included: return nil
            case .unbilledOnly:
                let text = "\(history.reason); sums of a matter are a lower bound, not what it was worth"
                return InspectionFinding(code: "\(things)-unbilled-only", file: history.file, text: text)
            case .unknown:
                return InspectionFinding(code: "\(things)-history-unknown", file: history.file, text: history.reason)
            }
        }
    }

    /// Records set aside that hold something.
    private var rejects: [InspectionFinding] {
        inspection.files.flatMap { file in
            file.facts.rejects.filter { !$0.isHarmless }.map { group in
                let what = group.count == 1 ? "a record was" : "\(grouped(group.count)) records were"
                return InspectionFinding(
                    code: "records-rejected",
                    file: file.file,
                    line: group.lines.first,
                    text: "\(what) set aside for \(group.code); the first one: \(group.reason)"
                )
            }
        }
    }

    private var numbers: [InspectionFinding] {
        guard let keys = inspection.clientKeys, keys.isDoubtful else { return [] }
        return [
            InspectionFinding(
                code: "client-numbers-doubtful",
                file: .client,
                line: keys.exceptionLines.first,
                text: keys.sentence
            )
        ]
    }

    private var orphans: [InspectionFinding] {
        inspection.orphanGroups.map { group in
            let rows = group.count == 1 ? "a row names" : "\(grouped(group.count)) rows name"
            let what =
                switch group.kind {
                case .unknownMatter: "a matter that is not in CMCLIENT"
                case .nothingNamed: "no matter and no contact"
                case .unknownContact: "a contact who is not in CMRELATE"
                case .ambiguousContact: "a contact of whom CMRELATE has several"
                }
            return InspectionFinding(
                code: "orphans-\(group.kind.rawValue)",
                file: group.file,
                line: group.lines.first,
                text: "\(rows) \(what)"
            )
        }
    }

    private var dates: [InspectionFinding] {
        inspection.files.flatMap { file in
            file.dateColumns.flatMap { column -> [InspectionFinding] in
                guard let dates = column.dates else { return [] }
                var found: [InspectionFinding] = []
                func add(_ code: String, _ line: Int?, _ text: String) {
                    found.append(
                        InspectionFinding(
                            code: code,
                            file: file.file,
                            column: column.column.header,
                            line: line,
                            text: text
                        )
                    )
                }
                if dates.evidence.isMixed {
                    let line = dates.order == .monthFirst ? dates.dayFirstLine : dates.monthFirstLine
                    add("date-order-mixed", line, "both orders of day and month occur: \(dates.reason)")
                } else if dates.order == .dayFirst {
                    add("date-order-day-first", dates.dayFirstLine, "read day first: \(dates.reason)")
                }
                if dates.unreadableCount > 0, column.column.canonical != nil {
                    let what =
                        dates.unreadableCount == 1 ? "a value is" : "\(grouped(dates.unreadableCount)) values are"
                    add("dates-unreadable", dates.unreadableLine, "\(what) no possible date")
                }
                return found
            }
        }
    }

    private var headers: [InspectionFinding] {
        inspection.files.compactMap { file in
            let known = file.columns.count - file.customCount
            guard known * 2 < file.columns.count else { return nil }
            return InspectionFinding(
                code: "headers-unknown",
                file: file.file,
                text: "only \(known) of \(file.columns.count) column names are known: the rest has to be mapped by hand"
            )
        }
    }

    private var encodings: [InspectionFinding] {
        inspection.files.filter { $0.facts.encoding == TextEncoding.byCell.rawValue }.map { file in
            InspectionFinding(
                code: "encoding-by-cell",
                file: file.file,
                text: "not UTF-8 as a whole: each cell was read as UTF-8 or Windows-1252 by its own bytes"
            )
        }
    }

    private var damage: [InspectionFinding] {
        let codes = ["spreadsheet-cut-rows", "spreadsheet-cut-text", "text-dos-letters", "text-encoded-twice"]
        return inspection.remarks.filter { codes.contains($0.code) }.flatMap { group in
            group.first.map { remark in
                InspectionFinding(
                    code: remark.code,
                    file: remark.file,
                    column: remark.column.isEmpty ? nil : remark.column,
                    line: remark.line,
                    text: remark.message
                )
            }
        }
    }

    private var duplicates: [InspectionFinding] {
        let outline = inspection.outline
        guard let first = outline.duplicates.first?.first else { return [] }
        let text =
            "\(grouped(outline.duplicateContacts)) contacts may be only "
            + "\(grouped(outline.duplicates.count)); they stay apart unless the firm merges them"
        return [InspectionFinding(code: "contacts-duplicate", file: .contact, line: first, text: text)]
    }
}
