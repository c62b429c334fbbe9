import CanonicalJSON
import Ledger
import Migration
import Pipeline
import Projections

/// Folding every event into the state and into all read models, on one core, against only reading the JSON.
enum ReplayBenchmark {
    static func measure(_ work: String, path: String) throws -> Measurement {
        let workspace = Workspace(path: path)
        let log = try EventLog.read(workspace, time: .system)
        let events = Int(try log.reader.head().size)
        var theirs = Stopwatch()
        try theirs.time { try parse(log.reader) }
        var ours = Stopwatch()
        try ours.time { try replay(log) }
        let rate = Double(events) / ours.seconds / 1e6
        return Measurement(
            work: "\(work), \(events) events",
            ours: ours.rate(of: events),
            baseline: "\(theirs.rate(of: events)) (cursor and JSON); 1.00 M/s wanted",
            ratio: rate,
            goal: .atLeast(1)
        )
    }

    /// What every command that reports does first.
    static func replay(_ log: EventLog) throws {
        var state = MigrationState()
        var model = ReportModel()
        try log.forEachEvent { event in
            state.apply(event)
            model.apply(event)
        }
        guard state.size == model.ledger.size else { throw BenchFailure(description: "the folds disagree") }
    }

    private static func parse(_ reader: LedgerReader) throws {
        var objects = 0
        try reader.scan { (event) throws(LedgerError) in
            if case .object? = try? event.json() { objects += 1 }
            return true
        }
        guard objects > 0 else { throw BenchFailure(description: "the ledger is empty") }
    }
}
