package import CanonicalJSON
package import Migration
package import PracticeMaster

extension Inspection {
    /// One object a statement, for programs; of one file alone where it is named.
    package func jsonLines(of only: SourceFile? = nil) -> [JSON] {
        let shown = files.filter { only == nil || $0.file == only }
        func concerns(_ file: SourceFile?) -> Bool { only == nil || file == only }
        var lines = shown.map(\.json)
        lines += shown.flatMap { file in file.facts.rejects.map { $0.json(of: file.file) } }
        lines += shown.flatMap { $0.columns.map(\.json) }
        lines += shown.flatMap { $0.dateColumns.compactMap(\.dateJSON) }
        if let clientKeys, concerns(.client) { lines.append(clientKeys.json) }
        lines += billedHistory.filter { concerns($0.file) }.map { history in
            [
                "type": "billedHistory", "file": .string(history.file.rawValue),
                "verdict": .string(history.verdict.rawValue), "reason": .string(history.reason),
            ]
        }
        lines += sensitive.map { $0.part(of: only).json }
        lines += orphanGroups.filter { concerns($0.file) }.map(\.json)
        lines += orphans.filter { concerns($0.file) }.map(\.json)
        if concerns(.contact) {
            lines += outline.duplicates.map { group in
                ["type": "duplicates", "file": "CMRELATE", "lines": .array(group.map { .integer(Int64($0)) })]
            }
        }
        lines += remarks.map(\.json)
        lines += findings.filter { concerns($0.file) }.map(\.json)
        lines += requests.filter { concerns($0.file) }.map(\.json)
        lines += (exclusions ?? []).filter { concerns($0.file) }.map { exclusion in
            [
                "type": "exclusion", "cause": .string(exclusion.cause.rawValue),
                "file": .string(exclusion.file.rawValue), "line": .integer(Int64(exclusion.line)),
                "key": .string(exclusion.key), "reason": .string(exclusion.reason),
            ]
        }
        return lines
    }

    /// The members of the last object.
    package var totals: [String: JSON] {
        [
            "files": .integer(Int64(files.count)), "rows": .integer(Int64(rowCount)),
            "rejected": .integer(Int64(rejectedCount)), "orphans": .integer(Int64(orphanCount)),
            "findings": .integer(Int64(findings.count)), "missing": .integer(Int64(requests.count)),
            "clients": .integer(Int64(outline.clients)), "matters": .integer(Int64(outline.matters)),
            "contacts": .integer(Int64(outline.contacts)),
        ]
    }
}

extension FileInspection {
    fileprivate var json: JSON {
        [
            "type": "file", "file": .string(file.rawValue), "name": .string(facts.name),
            "bytes": .integer(Int64(facts.bytes)), "sha256": .string(facts.sha256),
            "encoding": .string(facts.encoding), "delimiter": .string(facts.delimiter),
            "headerStyle": .string(facts.headerStyle), "loads": .integer(Int64(facts.loads)),
            "records": .integer(Int64(facts.records)), "rows": .integer(Int64(rowCount)),
            "rejected": .integer(Int64(facts.rejectedCount)), "blankLines": .integer(Int64(facts.blankLines)),
            "vanished": .integer(Int64(facts.vanished)), "columns": .integer(Int64(columns.count)),
            "custom": .integer(Int64(customCount)),
        ]
    }
}

extension RejectGroup {
    fileprivate func json(of file: SourceFile) -> JSON {
        [
            "type": "reject", "file": .string(file.rawValue), "code": .string(code), "reason": .string(reason),
            "count": .integer(Int64(count)), "lines": .array(lines.map { .integer(Int64($0)) }),
        ]
    }
}

extension ColumnProfile {
    fileprivate var json: JSON {
        [
            "type": "column", "file": .string(file.rawValue), "index": .integer(Int64(column.index)),
            "header": .string(column.header), "canonical": column.canonical.map { .string($0) } ?? .null,
            "filled": .integer(Int64(filled)), "distinct": .integer(Int64(distinct)),
            "distinctIsLowerBound": .bool(hasMoreDistinct), "inferred": .string(inferred.rawValue),
            "sensitive": .bool(isSensitive), "custom": .bool(isCustom), "longest": .integer(Int64(longest)),
            "examples": .array(shownSamples.map { .string($0) }),
        ]
    }

    fileprivate var dateJSON: JSON? {
        guard let dates else { return nil }
        return [
            "type": "dateOrder", "file": .string(file.rawValue), "index": .integer(Int64(column.index)),
            "header": .string(column.header), "order": .string(dates.order.rawValue),
            "dates": .integer(Int64(dates.dateCount)),
            "monthFirst": .integer(Int64(dates.evidence.monthFirstCount)),
            "dayFirst": .integer(Int64(dates.evidence.dayFirstCount)),
            "blank": .integer(Int64(dates.blankCount)), "unreadable": .integer(Int64(dates.unreadableCount)),
            "reason": .string(dates.reason),
        ]
    }
}

extension ClientKeyEvidence {
    fileprivate var json: JSON {
        [
            "type": "clientNumbers", "count": .integer(Int64(keyCount)), "split": .integer(Int64(splitCount)),
            "separator": .string(separator), "matterWidth": matterWidth.map { .integer(Int64($0)) } ?? .null,
            "yearFirst": .bool(rule.leftPartIsYear), "example": .string(example), "reason": .string(sentence),
            "doubtful": .bool(isDoubtful), "exceptions": .array(exceptionLines.map { .integer(Int64($0)) }),
        ]
    }
}

extension SensitiveFinding {
    fileprivate var json: JSON {
        [
            "type": "sensitive", "kind": .string(kind.rawValue), "count": .integer(Int64(count)),
            "places": .array(
                places.map { place in
                    [
                        "file": .string(place.file.rawValue), "column": .string(place.column),
                        "count": .integer(Int64(place.count)), "line": .integer(Int64(place.firstLine)),
                    ]
                }
            ),
        ]
    }
}

extension OrphanGroup {
    fileprivate var json: JSON {
        [
            "type": "orphans", "file": .string(file.rawValue), "kind": .string(kind.rawValue),
            "count": .integer(Int64(count)), "lines": .array(lines.map { .integer(Int64($0)) }),
        ]
    }
}

extension Orphan {
    fileprivate var json: JSON {
        [
            "type": "orphan", "file": .string(file.rawValue), "line": .integer(Int64(line)), "key": .string(key),
            "kind": .string(kind.rawValue), "reason": .string(reason),
        ]
    }
}

extension RemarkGroup {
    fileprivate var json: JSON {
        [
            "type": "remark", "code": .string(code), "count": .integer(Int64(count)),
            "examples": .array(first.map { .string(ReportText.example($0)) }),
        ]
    }
}

extension InspectionFinding {
    fileprivate var json: JSON {
        var members: [String: JSON] = ["type": "finding", "code": .string(code), "text": .string(text)]
        if let file { members["file"] = .string(file.rawValue) }
        if let column { members["column"] = .string(column) }
        if let line { members["line"] = .integer(Int64(line)) }
        return .object(members)
    }
}

extension ExportRequest {
    fileprivate var json: JSON {
        var members: [String: JSON] = [
            "type": "missing", "code": .string(code), "weight": .string(weight.rawValue), "ask": .string(ask),
            "why": .string(why),
        ]
        if let file { members["file"] = .string(file.rawValue) }
        return .object(members)
    }
}
