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

    /// Events in one commit.
    private static let batchEvents = 2000

    package init(log: EventLog, actor: String, halt: RunHalt, observe: @escaping (SourceFile, Int) -> Void) {
        self.log = log
        self.actor = actor
        self.halt = halt
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
        var session = try LoadSession(file: file, columns: export.columns, log: log, actor: actor)
        var reader = RecordReader(form: export.form)
        let chunks = try FileChunks(path: export.path)
        var isLast = false
        while !isLast {
            let chunk = try chunks.next()
            isLast = chunk.isEmpty
            try reader.feed(chunk[...], isLast: isLast) { record throws(PipelineError) in
                session.take(record)
                if session.drafts.count >= Loader.batchEvents {
                    try session.flush()
                    observe(file, session.recordCount)
                    if halt.isRequested { throw .account(.interrupted) }
                }
            }
        }
        let completed = try session.complete(blankLines: reader.counts.blankLines)
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
