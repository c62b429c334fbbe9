import CanonicalJSON
package import Migration
package import Projections

/// Turns read models into the files that people and programs read; the same models always give the same bytes.
package struct ReportWriter {
    /// `exclusions` and `diagnostics` are what mapping gives at the same position as `model`; empty before a mapping.
    package static func render(
        model: ReportModel,
        exclusions: [Exclusion],
        diagnostics: [Diagnostic],
        checkpoint: String,
        generatedFor heading: ReportHeading
    ) -> [ReportDocument] {
        let findings = [
            (name: "exclusions", table: Tables.exclusions(exclusions)),
            (name: "remarks", table: Tables.remarks(diagnostics)),
        ]
        let tables = csvTables(model) + findings
        let objects = jsonObjects(model) + findings.map { ($0.name, $0.table.json) }
        let csv = tables.map { ReportDocument(name: $0.name + ".csv", bytes: $0.table.csv) }
        let json = objects.map { ReportDocument(name: $0.name + ".json", bytes: line($0.json)) }
        let page = ReportPage(
            model: model,
            exclusions: exclusions,
            diagnostics: diagnostics,
            checkpoint: checkpoint,
            heading: heading
        )
        let whole = everything(objects, model, checkpoint, heading)
        return
            (csv + json
            + [
                ReportDocument(name: "report.html", bytes: Array(page.document.utf8)),
                ReportDocument(name: "report.json", bytes: line(whole)),
            ]).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func csvTables(_ model: ReportModel) -> [(name: String, table: ReportTable)] {
        [
            ("mapping", Tables.mapping(model.mapping)),
            ("values", Tables.values(model.mapping)),
            ("classification", Tables.classification(model.mapping.classifications)),
            ("source-files", Tables.sourceFiles(model.loads)),
            ("record-counts", Tables.recordCounts(model.counts)),
            ("failures", Tables.failures(model.failures)),
            ("rejected-rows", Tables.rejectedRows(model.rejected.sorted)),
            ("diff", Tables.diff(model.diff)),
            ("owners", Tables.owners(model.owners)),
            ("tokens", Tables.tokens(model.tokens)),
            ("rollback-certificate", Tables.touched(model.certificates.all)),
            ("workflows", Tables.workflows(model.listed)),
            ("documents", Tables.documents(model.listed.documents)),
        ]
    }

    private static func jsonObjects(_ model: ReportModel) -> [(name: String, json: JSON)] {
        let diff = model.diff
        var verdicts: [String: JSON] = [:]
        for scope in diff.scopes {
            verdicts[scope] = counts(diff.verdicts(in: scope).map { ($0.verdict, $0.count) })
        }
        return [
            ("mapping", mapping(model.mapping)),
            (
                "record-counts",
                [
                    "sourceFiles": Tables.sourceFiles(model.loads).json,
                    "records": Tables.recordCounts(model.counts).json,
                    "unanswered": .integer(Int64(model.unansweredCount)),
                ]
            ),
            ("failures", Tables.failures(model.failures).json),
            ("rejected-rows", Tables.rejectedRows(model.rejected.sorted).json),
            (
                "diff",
                [
                    "findings": Tables.diff(diff).json, "groups": Tables.diffGroups(diff).json,
                    "verdicts": .object(verdicts), "reconciliation": diff.reconciliation.map(\.json) ?? .null,
                ]
            ),
            ("owners", Tables.owners(model.owners).json),
            ("tokens", Tables.tokens(model.tokens).json),
            ("timeline", Tables.timeline(model.timeline).json),
            ("rollback-certificate", .array(model.certificates.all.map(\.json))),
            ("workflows", Tables.workflows(model.listed).json),
            ("documents", Tables.documents(model.listed.documents).json),
        ]
    }

    private static func mapping(_ workbook: MappingWorkbook) -> JSON {
        var confirmation: JSON = .null
        if let held = workbook.confirmation {
            confirmation = [
                "digest": .string(held.digest), "by": .string(held.by), "at": .string(ReportText.iso(held.at)),
            ]
        }
        return [
            "columns": Tables.mapping(workbook).json, "values": Tables.values(workbook).json,
            "classification": Tables.classification(workbook.classifications).json,
            "confirmation": confirmation,
        ]
    }

    private static func everything(
        _ objects: [(name: String, json: JSON)],
        _ model: ReportModel,
        _ checkpoint: String,
        _ heading: ReportHeading
    ) -> JSON {
        var members: [String: JSON] = [:]
        for object in objects { members[object.name] = object.json }
        members["account"] = .string(heading.account)
        members["size"] = .integer(Int64(heading.size))
        members["root"] = .string(heading.root)
        members["asOf"] = .string(ReportText.iso(heading.asOf))
        members["checkpoint"] = .string(checkpoint)
        members["events"] = counts(model.ledger.counts.map { ($0.type, $0.count) })
        members["money"] = .object(
            Dictionary(model.money.sums.map { ($0.currency, .string($0.amount)) }) { _, last in last }
        )
        return .object(members)
    }

    private static func counts(_ pairs: [(String, Int)]) -> JSON {
        .object(Dictionary(pairs.map { ($0.0, .integer(Int64($0.1))) }) { _, last in last })
    }

    private static func line(_ json: JSON) -> [UInt8] { json.canonicalBytes + [0x0A] }
}
