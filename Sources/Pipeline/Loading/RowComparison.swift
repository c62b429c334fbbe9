import Migration
import PracticeMaster

/// Reads the rows of the ledger and those of a later export once each, to find out what the export does to them.
enum RowComparison {
    /// Nil where no rows were there before.
    static func pairing(
        of export: ExportFile,
        _ registration: FileRegistered,
        log: EventLog,
        halt: RunHalt
    ) throws(PipelineError) -> RowPairing? {
        let before = log.state.source.rowsBeforeLoad(of: registration.file)
        guard !before.isEmpty else { return nil }
        let keys = RowKeys(file: registration.file, columns: registration.columns)
        var earlier = RowPrints(folder: log.workspace.path)
        var place = 0
        for sequence in before {
            let row = try log.storedRow(at: sequence)
            let name = keys.nameHash(of: SourceRow(sequence: sequence, line: row.line, cells: row.cells))
            try earlier.add(RowPrint(name: name, place: place, cells: row.cellBytes))
            place += 1
        }
        var later = RowPrints(folder: log.workspace.path)
        var count = 0
        _ = try RecordFeed.read(export) { records throws(PipelineError) in
            if halt.isRequested { throw .account(.interrupted) }
            for case .row(let line, let cells) in records {
                let name = keys.nameHash(of: SourceRow(sequence: 0, line: line, cells: cells.texts))
                try later.add(RowPrint(name: name, place: count, cells: cells.stored))
                count += 1
            }
        }
        var pairing = RowPairing(before: before, count: count)
        for part in 0..<RowPrints.partCount {
            let (old, new) = (try earlier.take(part), try later.take(part))
            pairing.pair(old, with: new)
        }
        return pairing
    }
}
