import CanonicalJSON
import Ledger
import Migration
import Pipeline
import Projections

/// Folding every event on one core, against only reading the JSON.
enum ReplayBenchmark {
    /// All read models, which is what a report is made of; the state, which each command folds before it decides
    /// anything; and both in one pass, as `report` does.
    enum Fold: String, CaseIterable {
        case readModels = "all read models"
        case state = "the state"
        case both
    }

    static func measure(_ work: String, path: String) throws -> [Measurement] {
        let workspace = Workspace(path: path)
        let log = try EventLog.read(workspace, time: .system)
        let events = Int(try log.reader.head().size)
        return try Fold.allCases.map { fold in
            let theirs = try fastest { try parse(log.reader) }
            let ours = try fastest { try replay(log, into: fold) }
            return Measurement(
                work: "\(work) into \(fold.rawValue), \(events) events",
                ours: ours.rate(of: events),
                baseline: "\(theirs.rate(of: events)) (cursor and JSON); 1.00 M/s wanted",
                ratio: Double(events) / ours.seconds / 1e6,
                goal: .atLeast(1)
            )
        }
    }

    /// Of three passes: whatever else the machine does can only make one slower.
    private static func fastest(_ work: () throws -> Void) throws -> Stopwatch {
        var passes: [Stopwatch] = []
        for _ in 0..<3 {
            var pass = Stopwatch()
            try pass.time(work)
            passes.append(pass)
        }
        return passes.min { $0.seconds < $1.seconds } ?? Stopwatch()
    }

    static func replay(_ log: EventLog, into fold: Fold) throws {
        var state = MigrationState()
        var model = ReportModel()
        let seen: [UInt64]
        switch fold {
        case .readModels:
            try log.forEachEvent { model.apply($0) }
            seen = [model.ledger.size]
        case .state:
            try log.forEachEvent { state.apply($0) }
            seen = [state.size]
        case .both:
            try log.forEachEvent { event in
                model.apply(event)
                state.apply(event)
            }
            seen = [model.ledger.size, state.size]
        }
        let size = try log.reader.head().size
        guard seen.allSatisfy({ $0 == size }) else {
            throw BenchFailure(description: "a fold has not seen every event")
        }
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
