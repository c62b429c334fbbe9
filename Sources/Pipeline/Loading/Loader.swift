import Foundation
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
        let registration = export.registration
        switch LoadStart(of: registration, in: log.state.source) {
        case .unchanged(let counts): return result(export, counts, isUnchanged: true)
        case .register: try log.append([DraftEvent(.fileRegistered(registration), actor: actor)])
        case .resume: break
        case .otherColumns(let earlier):
            throw .input(
                "\(export.name) has other columns than \(earlier), which was loaded before: "
                    + "export it again with the same fields in the same order"
            )
        }
        var load = try begun(export, registration)
        let counts = try RecordFeed.read(export) { records throws(PipelineError) in
            for record in records {
                load.take(record)
                guard load.isBatchFull else { continue }
                try log.append(load.takeDrafts())
                observe(export.recognised.file, load.recordCount)
                if halt.isRequested { throw .account(.interrupted) }
            }
        }
        for row in load.unlisted {
            load.list(row, row: try log.row(at: row.sequence))
            if load.isBatchFull { try log.append(load.takeDrafts()) }
        }
        let completed = load.complete(blankLines: counts.blankLines)
        try log.append(load.takeDrafts())
        return result(export, completed, isUnchanged: false)
    }

    private func begun(
        _ export: ExportFile,
        _ registration: FileRegistered
    ) throws(PipelineError) -> FileLoad {
        FileLoad(
            of: registration,
            in: log.state.source,
            pairing: try RowComparison.pairing(of: export, registration, log: log, halt: halt),
            batch: FileLoad.Batch(events: batchEvents, bytes: Loader.batchBytes),
            actor: actor,
            base64: { Data($0).base64EncodedString() }
        )
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
}
