import Migration

/// What must hold when an export has been loaded, however often its load was killed.
extension Life {
    /// The ledger's rows are those of the export, each once, and its accounts say what its events say.
    mutating func checkLoaded(_ exports: [TinyExport]) {
        for export in exports {
            guard let loaded = journal.state.source.files[export.file], loaded.isComplete, let counts = loaded.counts
            else {
                problem("\(export.name) is not loaded whole")
                continue
            }
            let rows = loaded.rows.compactMap { journal.row(at: $0)?.cells }
            if rows.sorted(by: Life.precedes) != export.rows.sorted(by: Life.precedes) {
                problem("the ledger's rows of \(export.name) are not those of the export")
            }
            if counts.records != export.rows.count + (export.isDamaged ? 1 : 0) {
                problem("\(export.name) has \(counts.records) records by its account")
            }
            if counts != counted(since: loaded.registered, of: export.file, by: counts) {
                problem("the account of \(export.name) is not what its events say")
            }
        }
    }

    /// The account of a load by its events; rows that stay the same have none, and blank lines neither.
    private func counted(since registered: UInt64, of file: SourceFile, by account: FileCompleted) -> FileCompleted {
        var counted = account
        (counted.parsed, counted.rejected, counted.changed, counted.vanished) = (0, 0, 0, 0)
        for recorded in journal.events[Int(registered)...] {
            switch recorded.event {
            case .rowParsed(let row) where row.file == file: counted.parsed += 1
            case .rowRejected(let row) where row.file == file: counted.rejected += 1
            case .rowChanged(let row) where row.file == file: counted.changed += 1
            case .rowVanished(let row) where row.file == file: counted.vanished += 1
            default: break
            }
        }
        counted.records = counted.parsed + counted.rejected + counted.changed + account.same
        return counted
    }

    private static func precedes(_ one: [String], _ other: [String]) -> Bool {
        one.lexicographicallyPrecedes(other)
    }
}
