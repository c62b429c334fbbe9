import Ledger
import Migration

/// Rows that stay in the ledger and are decoded whenever somebody goes through them.
struct LedgerRows: RowStore {
    private let reader: LedgerReader
    /// The events that hold the rows, in file order.
    private let sequences: [UInt64]

    var count: Int { sequences.count }

    /// Reads every row once, so that a damaged one is met here and nowhere else.
    init(reader: LedgerReader, sequences: [UInt64]) throws(PipelineError) {
        self.reader = reader
        self.sequences = sequences
        for stretch in stretches(in: 0..<sequences.count) {
            try LedgerRows.read(reader, stretch) { _ in }
        }
    }

    func rows(_ places: Range<Int>) -> [SourceRow] {
        var rows: [SourceRow] = []
        rows.reserveCapacity(places.count)
        do throws(PipelineError) {
            for stretch in stretches(in: places) {
                try LedgerRows.read(reader, stretch) { rows.append($0.sourceRow) }
            }
        } catch {
            // The ledger only grows and these rows could be read before: the disk is failing under our feet.
            preconditionFailure("the ledger cannot be read any more: \(error)")
        }
        return rows
    }

    /// Runs of events without a gap: rows of one load lie side by side.
    private func stretches(in places: Range<Int>) -> [Range<UInt64>] {
        var stretches: [Range<UInt64>] = []
        for sequence in sequences[places] {
            if let last = stretches.last, last.upperBound == sequence {
                stretches[stretches.count - 1] = last.lowerBound..<(sequence + 1)
            } else {
                stretches.append(sequence..<(sequence + 1))
            }
        }
        return stretches
    }

    private static func read(
        _ reader: LedgerReader,
        _ stretch: Range<UInt64>,
        _ body: (KeptRow) -> Void
    ) throws(PipelineError) {
        try reader.scan(from: stretch.lowerBound, limit: UInt64(stretch.count)) { (stored) throws(PipelineError) in
            let recorded: Migration.RecordedEvent
            do throws(PayloadError) {
                recorded = try EventCodec.recorded(stored)
            } catch {
                throw .payload(sequence: stored.sequence, error)
            }
            body(try KeptRow(recorded))
            return true
        }
    }
}

/// An event that brought a row in; its cells are made into texts only for whoever wants them.
struct KeptRow {
    private enum Origin {
        case parsed(RowParsed)
        case changed(RowChanged)
    }

    private let sequence: UInt64
    private let origin: Origin

    init(_ recorded: Migration.RecordedEvent) throws(PipelineError) {
        sequence = recorded.sequence
        switch recorded.event {
        case .rowParsed(let row): origin = .parsed(row)
        case .rowChanged(let row): origin = .changed(row)
        default: throw .payload(sequence: recorded.sequence, .member(type: RowParsed.type, name: "cells"))
        }
    }

    var sourceRow: SourceRow {
        switch origin {
        case .parsed(let row): SourceRow(sequence: sequence, line: row.line, cells: row.cells)
        case .changed(let row): SourceRow(sequence: sequence, line: row.line, cells: row.cells)
        }
    }
}
