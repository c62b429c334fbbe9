import Foundation
import Migration
import PracticeMaster

/// One file on its way into the ledger: compares each row with the row of the same key, if there was one.
struct LoadSession {
    private let file: SourceFile
    private let log: EventLog
    private let actor: String
    /// The last line that an earlier, killed load of the same bytes has already put into the ledger.
    private let resumeAfterLine: Int
    private var previous: [String: PreviousRow] = [:]
    private var keys: RowKeys
    private var counts = (parsed: 0, rejected: 0, changed: 0, same: 0)
    private(set) var drafts: [DraftEvent] = []

    private struct PreviousRow {
        var sequence: UInt64
        var digest: String
        var isSeen = false
    }

    init(file: SourceFile, columns: [SourceColumn], log: EventLog, actor: String) throws(PipelineError) {
        self.file = file
        self.log = log
        self.actor = actor
        let loaded = log.state.source.files[file]
        resumeAfterLine = loaded?.lastLine ?? 0
        keys = RowKeys(file: file, columns: columns)
        guard let loaded, loaded.baseRows > 0 else { return }
        var previousKeys = RowKeys(file: file, columns: columns)
        for sequence in loaded.rows.prefix(loaded.baseRows) {
            let row = try log.row(at: sequence)
            previous[previousKeys.key(of: row)] = PreviousRow(sequence: sequence, digest: LoadSession.digest(row.cells))
        }
    }

    var recordCount: Int { counts.parsed + counts.rejected + counts.changed + counts.same }

    mutating func take(_ record: ExportRecord) {
        switch record {
        case .row(let line, let cells): takeRow(line: line, cells: cells)
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
            drafts.append(DraftEvent(.rowRejected(rejected), actor: actor))
        }
    }

    private mutating func takeRow(line: Int, cells: [String]) {
        let key = keys.key(of: SourceRow(sequence: 0, line: line, cells: cells))
        guard let known = previous[key] else {
            counts.parsed += 1
            guard line > resumeAfterLine else { return }
            drafts.append(DraftEvent(.rowParsed(RowParsed(file: file, line: line, cells: cells)), actor: actor))
            return
        }
        previous[key]?.isSeen = true
        guard known.digest != LoadSession.digest(cells) else {
            counts.same += 1
            return
        }
        counts.changed += 1
        guard line > resumeAfterLine else { return }
        let changed = RowChanged(file: file, line: line, cells: cells, previous: known.sequence)
        drafts.append(DraftEvent(.rowChanged(changed), actor: actor))
    }

    mutating func flush() throws(PipelineError) {
        guard !drafts.isEmpty else { return }
        try log.append(drafts)
        drafts.removeAll(keepingCapacity: true)
    }

    /// Lists what the new export no longer has, and closes the account of the file.
    mutating func complete(blankLines: Int) throws(PipelineError) -> FileCompleted {
        let vanished = previous.filter { !$0.value.isSeen }.sorted { $0.value.sequence < $1.value.sequence }
        for (key, row) in vanished {
            let event = RowVanished(file: file, key: key, previous: row.sequence)
            drafts.append(DraftEvent(.rowVanished(event), actor: actor))
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
        drafts.append(DraftEvent(.fileCompleted(completed), actor: actor))
        try flush()
        return completed
    }

    /// Tells rows of different content apart; the unit separator keeps cells from running into each other.
    private static func digest(_ cells: [String]) -> String {
        Digests.sha256(Array(cells.joined(separator: "\u{1F}").utf8))
    }
}
