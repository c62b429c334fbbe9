package import Migration

/// Looks at a whole export; each file is gone through once, and its entries are not held.
package enum Inspector {
    /// `facts` holds what the ledger says about each of the files, `documents` what became of the search for the
    /// document of each row, by the event that holds the row.
    package static func inspect(
        _ tables: [SourceFile: SourceTable],
        facts: [SourceFile: FileFacts],
        documents: [UInt64: DocumentState] = [:],
        today: CivilDate,
        timeZone: String
    ) -> Inspection {
        let firm = OrphanScan.firm(of: tables, today: today)
        var inspection = Inspection()
        var scans: [SensitiveScan] = []
        var diagnostics = firm.diagnostics
        for file in tables.keys.sorted() {
            guard let table = tables[file], let facts = facts[file] else {
                preconditionFailure("every loaded file has its facts")
            }
            let look = look(at: table, firm)
            inspection.files.append(
                FileInspection(facts: facts, rowCount: table.rows.count, columns: look.profiler.profiles)
            )
            scans.append(look.sensitive)
            inspection.orphans += look.orphans?.orphans ?? []
            inspection.orphanGroups += look.orphans?.groups ?? []
            diagnostics += look.damage.findings.diagnostics
        }
        inspection.outline = FirmOutline(of: firm, contacts: tables[.contact])
        inspection.clientKeys = firm.clientKeys
        inspection.sensitive = SensitiveScan.findings(of: scans)
        inspection.owners = OwnerFinder.owners(of: tables)
        inspection.billedHistory = [SourceFile.fee, .cost].compactMap { file in
            inspection.file(file).flatMap { BilledHistory(of: $0, matters: inspection.file(.client)) }
        }
        let searched = tables[.document]?.rows.compactMap { documents[$0.sequence] } ?? []
        inspection.lostDocuments = searched.isEmpty ? nil : searched.filter { $0.file == nil }.count
        inspection.remarks = RemarkGroup.groups(of: diagnostics)
        inspection.findings = InspectionFindings(inspection).all
        inspection.requests = ExportChecklist(inspection, timeZone: timeZone).requests
        return inspection
    }

    private struct Look {
        var profiler: ColumnProfiler
        var sensitive: SensitiveScan
        var damage: DamageScan
        var orphans: OrphanScan?
    }

    private static func look(at table: SourceTable, _ firm: Firm) -> Look {
        var look = Look(
            profiler: ColumnProfiler(table: table),
            sensitive: SensitiveScan(table: table),
            damage: DamageScan(table: table),
            orphans: OrphanScan.concerns(table.file) ? OrphanScan(table: table, firm: firm) : nil
        )
        for row in table.rows {
            look.profiler.observe(row)
            look.sensitive.observe(row)
            look.damage.observe(row)
            look.orphans?.observe(row)
        }
        look.orphans?.nameOrphans(in: table)
        return look
    }
}
