package import Migration

/// Reads the present rows of the loaded files out of the ledger.
package struct TableReader {
    private let log: EventLog
    private let source: SourceState

    /// The rows as they are now.
    package init(log: EventLog) { self.init(log: log, state: log.state) }

    /// The rows as they were at the position that `state` was folded up to.
    package init(log: EventLog, state: MigrationState) {
        self.log = log
        source = state.source
    }

    /// Every completely loaded file with its rows.
    package func tables() throws(PipelineError) -> [SourceFile: SourceTable] {
        var tables: [SourceFile: SourceTable] = [:]
        for (file, loaded) in source.files.sorted(by: { $0.key < $1.key }) {
            guard loaded.isComplete else {
                throw .input(
                    "loading \(file.rawValue) was not finished: run the same `convey load` again, it goes "
                        + "on where it stopped"
                )
            }
            var rows: [SourceRow] = []
            rows.reserveCapacity(loaded.rows.count)
            for sequence in loaded.rows { rows.append(try log.row(at: sequence)) }
            tables[file] = SourceTable(file: file, columns: loaded.columns, rows: rows)
        }
        guard !tables.isEmpty else { throw .gate(.nothingLoaded) }
        return tables
    }
}
