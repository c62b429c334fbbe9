package import Migration

/// Reads the present rows of the loaded files out of the ledger.
package struct TableReader {
    /// Files that are looked up in any order; they are as large as the firm, not as its history.
    private static let heldFiles: Set<SourceFile> = [
        .client, .contact, .timekeeper, .contactCategory, .calendarCode, .workflow, .user,
    ]
    /// Entries up to this number are held too, which is quicker.
    package static let heldEntries = 20_000

    private let log: EventLog
    private let source: SourceState

    /// The rows as they are now.
    package init(log: EventLog) { self.init(log: log, state: log.state) }

    /// The rows as they were at the position that `state` was folded up to.
    package init(log: EventLog, state: MigrationState) {
        self.log = log
        source = state.source
    }

    /// Every completely loaded file with its rows; many entries stay in the ledger and are read as often as needed.
    package func tables(
        heldEntries: Int = TableReader.heldEntries
    ) throws(PipelineError) -> [SourceFile: SourceTable] {
        var tables: [SourceFile: SourceTable] = [:]
        for (file, loaded) in source.files.sorted(by: { $0.key < $1.key }) {
            guard loaded.isComplete else {
                throw .input(
                    "loading \(file.rawValue) was not finished: run the same `convey load` again, it goes "
                        + "on where it stopped"
                )
            }
            let kept = try LedgerRows(reader: log.reader, sequences: loaded.rows)
            let isHeld = TableReader.heldFiles.contains(file) || loaded.rows.count <= heldEntries
            let rows = isHeld ? SourceRows(kept.rows(0..<kept.count)) : SourceRows(keptIn: kept)
            tables[file] = SourceTable(file: file, columns: loaded.columns, rows: rows)
        }
        guard !tables.isEmpty else { throw .gate(.nothingLoaded) }
        return tables
    }
}
