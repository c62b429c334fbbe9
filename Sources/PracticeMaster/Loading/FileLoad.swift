package import Migration

/// One file on its way into the ledger: what each of its records does to the rows that were there before.
///
/// It decides and remembers; whoever drives it hands it the records in order, appends what it drafts whenever a batch
/// is full, and reads rows for it. A load that was killed is driven again from the beginning of the file: what is in
/// the ledger already is counted and not drafted again.
package struct FileLoad: Sendable {
    /// Events in one commit, and what they may hold in cells and raw records.
    package struct Batch: Sendable {
        package var events: Int
        package var bytes: Int

        package init(events: Int, bytes: Int) {
            self.events = events
            self.bytes = bytes
        }
    }

    private let file: SourceFile
    private let actor: String
    private let batch: Batch
    private let base64: @Sendable ([UInt8]) -> String
    private let keys: RowKeys
    /// Nil where no rows were there before.
    private let pairing: RowPairing?
    /// The last line that an earlier, killed load of the same bytes has put into the ledger.
    private let resumeAfterLine: Int
    private var rows = 0
    private var counts = (parsed: 0, rejected: 0, changed: 0, same: 0)
    private var drafts: [DraftEvent] = []
    private var draftBytes = 0
    private let vanishedCount: Int
    /// Rows that are to be listed as vanished, in the order of the ledger.
    package let unlisted: [RowPairing.Vanished]

    /// `source` is what the ledger holds after the registration; `pairing` tells how the rows of the file compare with
    /// those of before, where there are any.
    package init(
        of registration: FileRegistered,
        in source: SourceState,
        pairing: RowPairing?,
        batch: Batch,
        actor: String,
        base64: @escaping @Sendable ([UInt8]) -> String
    ) {
        let loaded = source.files[registration.file]
        file = registration.file
        self.actor = actor
        self.batch = batch
        self.base64 = base64
        self.pairing = pairing
        keys = RowKeys(file: file, columns: registration.columns)
        resumeAfterLine = loaded?.lastLine ?? 0
        let vanished = pairing?.vanished ?? []
        vanishedCount = vanished.count
        unlisted = Array(vanished.dropFirst(loaded?.vanishedRows ?? 0))
    }

    package var recordCount: Int { counts.parsed + counts.rejected + counts.changed + counts.same }

    package var isBatchFull: Bool { drafts.count >= batch.events || draftBytes >= batch.bytes }

    /// What is to be appended in one commit, in this order.
    package mutating func takeDrafts() -> [DraftEvent] {
        defer { (drafts, draftBytes) = ([], 0) }
        return drafts
    }

    package mutating func take(_ record: ExportRecord) {
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
                raw: base64(raw)
            )
            draft(.rowRejected(rejected), bytes: raw.count)
        }
    }

    private mutating func takeRow(line: Int, cells: [UInt8]) {
        let verdict = pairing?.verdict(at: rows) ?? .new
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

    /// Lists one of `unlisted`, after all records; `row` is what its event holds.
    package mutating func list(_ vanished: RowPairing.Vanished, row: SourceRow) {
        let key = keys.key(of: row, ordinal: vanished.ordinal)
        draft(.rowVanished(RowVanished(file: file, key: key, previous: vanished.sequence)), bytes: key.utf8.count)
    }

    /// Closes the account of the file; the last thing that is drafted.
    package mutating func complete(blankLines: Int) -> FileCompleted {
        let completed = FileCompleted(
            file: file,
            records: recordCount,
            parsed: counts.parsed,
            rejected: counts.rejected,
            changed: counts.changed,
            same: counts.same,
            vanished: vanishedCount,
            blankLines: blankLines
        )
        draft(.fileCompleted(completed), bytes: 0)
        return completed
    }
}
