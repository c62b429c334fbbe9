package import Migration
import PracticeMaster

/// Brings a file of an export into the ledger, row by row, so that every physical record is accounted for.
///
/// The same bytes again change nothing; a load that was killed goes on where it stopped; a later export of the same
/// file is compared by key and content.
package struct Loader {
    private let log: EventLog
    private let actor: String
    private let halt: RunHalt
    private let observe: (SourceFile, Int) -> Void

    /// Events in one commit, fewer where they are large.
    private let batchEvents: Int
    private static let batchBytes = 8 << 20

    /// A commit waits for the disk, so that few large ones take less time; what is not committed is read again.
    package init(
        log: EventLog,
        actor: String,
        halt: RunHalt,
        batchEvents: Int = 10_000,
        observe: @escaping (SourceFile, Int) -> Void
    ) {
        self.log = log
        self.actor = actor
        self.halt = halt
        self.batchEvents = batchEvents
        self.observe = observe
    }

    package struct Result: Sendable {
        package var file: SourceFile
        package var name: String
        package var encoding: String
        package var sha256: String
        package var counts: FileCompleted
        /// The same bytes were loaded before, so nothing was done.
        package var isUnchanged: Bool
    }

    package func load(_ export: ExportFile) throws(PipelineError) -> Result {
        if halt.isRequested { throw .account(.interrupted) }
        let file = export.recognised.file
        let known = log.state.source.files[file]
        if let known, known.isComplete, known.sha256 == export.sha256, let counts = known.counts {
            return result(export, counts, isUnchanged: true)
        }
        if known?.isComplete != false || known?.sha256 != export.sha256 {
            try refuseOtherColumns(export, known)
            try log.append([DraftEvent(.fileRegistered(registration(of: export)), actor: actor)])
        }
        var session = try LoadSession(export, log: log, actor: actor, halt: halt)
        let counts = try RecordFeed.read(export) { records throws(PipelineError) in
            for record in records {
                session.take(record)
                guard session.drafts.count >= batchEvents || session.draftBytes >= Loader.batchBytes else { continue }
                try session.flush()
                observe(file, session.recordCount)
                if halt.isRequested { throw .account(.interrupted) }
            }
        }
        let completed = try session.complete(blankLines: counts.blankLines, batchEvents: batchEvents)
        return result(export, completed, isUnchanged: false)
    }

    private func result(_ export: ExportFile, _ counts: FileCompleted, isUnchanged: Bool) -> Result {
        Result(
            file: export.recognised.file,
            name: export.name,
            encoding: export.form.encoding.rawValue,
            sha256: export.sha256,
            counts: counts,
            isUnchanged: isUnchanged
        )
    }

    private func registration(of export: ExportFile) -> FileRegistered {
        FileRegistered(
            file: export.recognised.file,
            name: export.name,
            sha256: export.sha256,
            bytes: export.form.byteCount,
            encoding: export.form.encoding.rawValue,
            delimiter: export.form.dialect.name,
            headerStyle: export.recognised.columns.style.rawValue,
            columns: export.columns
        )
    }

    /// Rules name columns by position, so a later export must have the same columns.
    private func refuseOtherColumns(_ export: ExportFile, _ known: SourceState.LoadedFile?) throws(PipelineError) {
        guard let known, known.columns != export.columns else { return }
        throw .input(
            "\(export.name) has other columns than \(known.name), which was loaded before: "
                + "export it again with the same fields in the same order"
        )
    }
}
