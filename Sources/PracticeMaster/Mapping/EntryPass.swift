import Migration

/// Makes the records of one row of the journal or the calendar.
protocol EntryBuilder: Sendable {
    func records(of row: SourceRow, key: String, _ findings: inout Findings) -> [DesiredRecord]
}

/// Goes through the rows of one file and makes records of them without holding them.
struct EntryPass<Builder: EntryBuilder>: Sendable {
    let table: SourceTable
    let builder: Builder

    /// Hands over the records of one kind in file order, and collects what there is to say about the rows.
    func forEachRecord<E: Error>(
        of entity: TargetEntity? = nil,
        findings: inout Findings,
        _ body: (DesiredRecord) throws(E) -> Void
    ) throws(E) {
        var keys = RowKeys(file: table.file, columns: table.columns)
        for row in table.rows {
            let key = keys.key(of: row)
            for record in builder.records(of: row, key: key, &findings)
            where entity == nil || record.reference.entity == entity {
                try body(record)
            }
        }
    }

    func forEachRecord<E: Error>(of entity: TargetEntity, _ body: (DesiredRecord) throws(E) -> Void) throws(E) {
        var findings = Findings()
        try forEachRecord(of: entity, findings: &findings, body)
    }
}
