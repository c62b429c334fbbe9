import CBaseline
import Ledger

/// Appending, hashing, tree and durable commits included, against a C loop that stores the same bytes.
///
/// Both take turns, commit by commit, so that a disk that is busy for a moment is busy for both.
enum AppendBenchmark {
    static func ledgerPath(perCommit eventsPerCommit: Int, in folder: borrowing ScratchFolder) -> String {
        "\(folder.path)/appended-\(eventsPerCommit)"
    }

    static func measure(
        events: Int,
        perCommit eventsPerCommit: Int,
        in folder: borrowing ScratchFolder
    ) throws -> Measurement {
        let path = ledgerPath(perCommit: eventsPerCommit, in: folder)
        let baseline = try folder.make("baseline-\(eventsPerCommit)")
        var writer = try LedgerWriter.create(path, origin: "bench.example")
        guard let store = baseline_open(baseline, 64 << 30) else {
            throw BenchFailure(description: "LMDB does not open in \(baseline)")
        }
        defer { baseline_close(store) }
        var ours = Stopwatch()
        var theirs = Stopwatch()
        var storedBytes = 0
        for first in stride(from: 0, to: events, by: eventsPerCommit) {
            let batch = PlainEvents.batch(from: first, count: min(eventsPerCommit, events - first))
            _ = try ours.time {
                try writer.append(batch, expectedHead: UInt64(first), atMilliseconds: 1_700_000_000_000)
            }
            let stored = try StoredBatch(writer.reader, from: UInt64(first))
            storedBytes += stored.bytes.count
            let code = theirs.time {
                baseline_append(store, stored.bytes, stored.lengths, stored.lengths.count, UInt64(first))
            }
            guard code == 0 else { throw BenchFailure(description: "LMDB refuses to append: error \(code)") }
        }
        return Measurement(
            work: "append, \(events) events of \(storedBytes / events) bytes, \(eventsPerCommit) a commit",
            ours: ours.rate(of: events),
            baseline: "\(theirs.rate(of: events)) (C loop over LMDB)",
            ratio: theirs.seconds / ours.seconds,
            goal: .atLeast(0.5)
        )
    }

    /// The bytes that our append has stored, for the baseline to store once more.
    private struct StoredBatch {
        private(set) var bytes: [UInt8] = []
        private(set) var lengths: [UInt32] = []

        init(_ reader: LedgerReader, from start: UInt64) throws {
            try reader.scan(from: start) { (event) throws(LedgerError) in
                event.withStored { stored in
                    stored.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
                    lengths.append(UInt32(stored.count))
                }
                return true
            }
        }
    }
}
