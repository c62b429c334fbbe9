import Foundation
import Migration
import PracticeMaster

/// One file on its way into the ledger: what each of its records does to the rows that were there before.
struct LoadSession {
    private let file: SourceFile
    private let log: EventLog
    private let actor: String
    private let keys: RowKeys
    /// Nil where no rows were there before.
    private let comparison: RowComparison?
    /// The last line, and the vanished rows, that an earlier, killed load of the same bytes has put into the ledger.
    private let resumeAfterLine: Int
    private let resumeAfterVanished: Int
    private var rows = 0
    private var counts = (parsed: 0, rejected: 0, changed: 0, same: 0)
    private(set) var drafts: [DraftEvent] = []
    /// What the drafts hold in cells and raw records.
    private(set) var draftBytes = 0

    init(_ export: ExportFile, log: EventLog, actor: String, halt: RunHalt) throws(PipelineError) {
        file = export.recognised.file
        self.log = log
        self.actor = actor
        keys = RowKeys(file: file, columns: export.columns)
        let loaded = log.state.source.files[file]
        resumeAfterLine = loaded?.lastLine ?? 0
        resumeAfterVanished = loaded?.vanishedRows ?? 0
        let before = loaded.map { $0.rows.prefix($0.baseRows) } ?? []
        comparison =
            before.isEmpty ? nil : try RowComparison(of: export, with: before, keys: keys, log: log, halt: halt)
    }

    var recordCount: Int { counts.parsed + counts.rejected + counts.changed + counts.same }

    mutating func take(_ record: ExportRecord) {
        switch record {
        case .row(let line, let cells): takeRow(line: line, cells: cells.stored)
        case .rejected(let line, let reason, let raw):
            counts.rejected += 1
            guard line > resumeAfterLine else { return }
            let rejected = RowRejected(
                file: file,
                line: line,
                code: reason.code,
                reason: "the record \(reason.text)",
                raw: Data(raw).base64EncodedString()
            )
            draft(.rowRejected(rejected), bytes: raw.count)
        }
    }

    private mutating func takeRow(line: Int, cells: [UInt8]) {
        let verdict = comparison?.verdict(at: rows) ?? .new
        rows += 1
        switch verdict {
        case .new:
            counts.parsed += 1
            guard line > resumeAfterLine else { return }
            draft(.rowParsed(RowParsed(file: file, line: line, cellBytes: cells)), bytes: cells.count)
        case .same: counts.same += 1
        case .changed(let previous):
            counts.changed += 1
            guard line > resumeAfterLine else { return }
            let changed = RowChanged(file: file, line: line, cellBytes: cells, previous: previous)
            draft(.rowChanged(changed), bytes: cells.count)
        }
    }

    private mutating func draft(_ event: Event, bytes: Int) {
        drafts.append(DraftEvent(event, actor: actor))
        draftBytes += bytes
    }

    mutating func flush() throws(PipelineError) {
        guard !drafts.isEmpty else { return }
        try log.append(drafts)
        drafts.removeAll(keepingCapacity: true)
        draftBytes = 0
    }

    /// Lists what the new export no longer has, in commits of `batchEvents`, and closes the account of the file.
    mutating func complete(blankLines: Int, batchEvents: Int) throws(PipelineError) -> FileCompleted {
        let vanished = comparison?.vanished ?? []
        for row in vanished.dropFirst(resumeAfterVanished) {
            let key = keys.key(of: try log.row(at: row.sequence), ordinal: row.ordinal)
            draft(.rowVanished(RowVanished(file: file, key: key, previous: row.sequence)), bytes: key.utf8.count)
            if drafts.count >= batchEvents { try flush() }
        }
        let completed = FileCompleted(
            file: file,
            records: recordCount,
            parsed: counts.parsed,
            rejected: counts.rejected,
            changed: counts.changed,
            same: counts.same,
            vanished: vanished.count,
            blankLines: blankLines
        )
        draft(.fileCompleted(completed), bytes: 0)
        try flush()
        return completed
    }
}
