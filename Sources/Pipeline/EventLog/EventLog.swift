import CanonicalJSON
package import Ledger
package import Migration

/// The ledger of one migration together with the state folded from it.
///
/// It belongs to one command at a time and is not shared between tasks: one writer, one head.
package final class EventLog {
    package let workspace: Workspace
    package let reader: LedgerReader
    package private(set) var state = MigrationState()
    private var writer: LedgerWriter?
    private let time: WallClock

    /// Opens for appending; another process that has done so keeps us out.
    package static func open(_ workspace: Workspace, time: WallClock) throws(PipelineError) -> EventLog {
        do throws(LedgerError) {
            let writer = try LedgerWriter.open(workspace.ledgerPath)
            let reader = writer.reader
            return try EventLog(workspace, reader: reader, writer: writer, time: time)
        } catch {
            throw .ledger(error)
        }
    }

    /// Opens for reading, which nobody can block.
    package static func read(_ workspace: Workspace, time: WallClock) throws(PipelineError) -> EventLog {
        do throws(LedgerError) {
            let reader = try LedgerReader.open(workspace.ledgerPath)
            return try EventLog(workspace, reader: reader, writer: nil, time: time)
        } catch {
            throw .ledger(error)
        }
    }

    private init(
        _ workspace: Workspace,
        reader: LedgerReader,
        writer: consuming LedgerWriter?,
        time: WallClock
    ) throws(LedgerError) {
        self.workspace = workspace
        self.reader = reader
        self.writer = writer
        self.time = time
    }

    /// Makes the ledger of a new migration; its first event is the caller's to append.
    package static func create(_ workspace: Workspace, origin: String, time: WallClock) throws(PipelineError)
        -> EventLog
    {
        do throws(LedgerError) {
            let writer = try LedgerWriter.create(workspace.ledgerPath, origin: origin)
            let reader = writer.reader
            return try EventLog(workspace, reader: reader, writer: writer, time: time)
        } catch {
            throw .ledger(error)
        }
    }

    /// Recomputes every hash and the tree, on all cores: what is read after it is what was appended.
    package func requireSound() throws(PipelineError) {
        do throws(LedgerError) { try reader.requireSound() } catch { throw .ledger(error) }
        _ = try opening()
    }

    /// Folds what the ledger holds; call once after opening.
    package func replay() throws(PipelineError) {
        try forEachEvent { recorded throws(PipelineError) in state.apply(recorded) }
    }

    package var now: Timestamp { time.now() }

    /// The migration's signing key, which is the one that the ledger itself names: with another one everything that
    /// is signed would be worthless.
    package func signingKey() throws(PipelineError) -> SigningKey {
        let path = workspace.keyPath
        let opened = try opening()
        do throws(LedgerError) {
            let key = try SigningKey.load(from: path)
            guard key.verifierKey == opened.verifierKey else {
                throw .invalidKey(path: path, problem: .otherLedger)
            }
            return key
        } catch {
            throw .ledger(error)
        }
    }

    /// What the first event of every ledger says.
    package func opening() throws(PipelineError) -> LedgerOpened {
        let head: LedgerHead
        do throws(LedgerError) { head = try reader.head() } catch { throw .ledger(error) }
        guard head.size > 0 else {
            throw .file(
                path: workspace.path,
                problem: "the making of this migration was cut off, it holds no event: delete the folder, then "
                    + "run `convey init` again"
            )
        }
        let first = try event(at: 0).event
        guard case .ledgerOpened(let opened) = first else { throw .payload(sequence: 0, .wrongFirst(type: first.type)) }
        return opened
    }

    /// Makes drafts durable in one commit and folds them; returns the first sequence number.
    @discardableResult
    package func append(_ drafts: [Migration.DraftEvent]) throws(PipelineError) -> UInt64 {
        let first = state.size
        guard !drafts.isEmpty else { return first }
        let at = time.now()
        guard writer != nil else { throw .usage("this command only reads the ledger") }
        do throws(LedgerError) {
            _ = try writer?.append(drafts.map(EventCodec.stored), expectedHead: first, atMilliseconds: at.milliseconds)
        } catch {
            throw .ledger(error)
        }
        for (offset, draft) in drafts.enumerated() {
            state.apply(
                Migration.RecordedEvent(
                    sequence: first + UInt64(offset),
                    at: at,
                    event: draft.event,
                    actor: draft.actor,
                    run: draft.run,
                    cause: draft.cause
                )
            )
        }
        return first
    }

    /// Walks the events of a stretch of the ledger in order.
    package func forEachEvent(
        from start: UInt64 = 0,
        below end: UInt64 = .max,
        _ body: (Migration.RecordedEvent) throws(PipelineError) -> Void
    ) throws(PipelineError) {
        guard end > start else { return }
        var payloads = EventReader()
        try reader.scan(from: start, limit: end - start) { (stored) throws(PipelineError) in
            let recorded: Migration.RecordedEvent
            do throws(PayloadError) {
                recorded = try EventCodec.recorded(stored, &payloads)
            } catch {
                throw .payload(sequence: stored.sequence, error)
            }
            try body(recorded)
            return true
        }
    }

    package func event(at sequence: UInt64) throws(PipelineError) -> Migration.RecordedEvent {
        try reader.withEvent(at: sequence) { (stored) throws(PipelineError) in
            do throws(PayloadError) {
                return try EventCodec.recorded(stored)
            } catch {
                throw .payload(sequence: sequence, error)
            }
        }
    }

    /// The row that an event brought in.
    package func row(at sequence: UInt64) throws(PipelineError) -> SourceRow {
        let row = try storedRow(at: sequence)
        return SourceRow(sequence: sequence, line: row.line, cells: row.cells)
    }

    /// The row that an event brought in, with its cells as they are stored.
    func storedRow(at sequence: UInt64) throws(PipelineError) -> RowParsed {
        switch try event(at: sequence).event {
        case .rowParsed(let row): return row
        case .rowChanged(let row): return RowParsed(file: row.file, line: row.line, cellBytes: row.cellBytes)
        default: throw .payload(sequence: sequence, .member(type: RowParsed.type, name: "cells"))
        }
    }

    /// The body that an intent announced; nil where it has none.
    package func body(ofIntent sequence: UInt64) -> String? {
        guard case .apiIntended(let intended)? = try? event(at: sequence).event else { return nil }
        return intended.body
    }

    /// The values before a write, from the reading that was made before it.
    package func beforeImage(at sequence: UInt64) -> String? {
        guard case .apiRead(let read)? = try? event(at: sequence).event else { return nil }
        return read.body
    }
}

extension PipelineError: LedgerFailure {
    package init(ledger: LedgerError) { self = .ledger(ledger) }
}
