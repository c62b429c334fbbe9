package import Migration
package import PracticeMaster

/// Finds what the last load of a file brought under other keys than the load before.
package enum RenumberedRows {
    /// In the order of the file; none where nothing has vanished or nothing is new.
    package static func found(of file: SourceFile, in log: EventLog) throws(PipelineError) -> [Renumbering] {
        guard let loaded = log.state.source.files[file], let counts = loaded.counts, counts.vanished > 0,
            counts.parsed > 0
        else { return [] }
        var keys = RowKeys(file: file, columns: loaded.columns)
        var vanished: [(key: String, row: SourceRow)] = []
        var added: [(key: String, row: SourceRow)] = []
        var gone: [(key: String, sequence: UInt64)] = []
        try log.forEachEvent(from: loaded.registered) { recorded throws(PipelineError) in
            switch recorded.event {
            case .rowVanished(let row) where row.file == file: gone.append((row.key, row.previous))
            case .rowParsed(let row) where row.file == file:
                let source = SourceRow(sequence: recorded.sequence, line: row.line, cells: row.cells)
                added.append((keys.key(of: source), source))
            default: break
            }
        }
        for row in gone { vanished.append((row.key, try log.row(at: row.sequence))) }
        return Renumbering.found(in: file, columns: loaded.columns, vanished: vanished, added: added)
    }
}
