import CBaseline
import Dispatch
import Ledger

/// Verifying on all cores against SHA-256 alone over messages of the same sizes, on as many cores, by the same library.
///
/// A tree of N events is N leaves, each an event behind one byte, and as many inner nodes but one of 65 bytes.
enum VerifyBenchmark {
    static func measure(path: String) throws -> Measurement {
        let reader = try LedgerReader.open(path)
        let events = Int(try reader.head().size)
        let sample = try reader.event(at: UInt64(events / 2)).stored
        // Once before the clock runs: what is measured is the work, not the disk.
        _ = try reader.verify()
        var ours = Stopwatch()
        let verification = try ours.time { try reader.verify() }
        guard verification.isSound else { throw BenchFailure(description: "the ledger at \(path) is damaged") }
        var theirs = Stopwatch()
        let leaf = [0] + sample
        let node = [UInt8](repeating: 1, count: 65)
        theirs.time {
            hash(leaf, times: events)
            hash(node, times: events - 1)
        }
        return Measurement(
            work: "verify, \(events) events",
            ours: ours.text,
            baseline: "\(theirs.text) (SHA-256 of leaves of \(leaf.count) and nodes of \(node.count) bytes)",
            ratio: ours.seconds / theirs.seconds,
            goal: .atMost(2)
        )
    }

    private static func hash(_ bytes: [UInt8], times: Int) {
        let piece = 4_096
        DispatchQueue.concurrentPerform(iterations: (times + piece - 1) / piece) { index in
            baseline_hash(bytes, bytes.count, min(piece, times - index * piece))
        }
    }
}
