import CBaseline
import Dispatch
import Ledger

/// Verifying on all cores against SHA-256 alone over events of the same size, on as many cores and by the same library.
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
        theirs.time { hash(sample, times: events) }
        return Measurement(
            work: "verify, \(events) events",
            ours: ours.text,
            baseline: "\(theirs.text) (SHA-256 of \(sample.count) bytes each)",
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
