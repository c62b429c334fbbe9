import Simulation

/// What happened in some lives.
struct LifeCounts: Sendable {
    var lives = 0
    var failed = 0
    var steps = 0
    var calls = 0
    var deaths = 0
    var deeds = 0
    /// To be printed.
    var lines: [String] = []

    init() {}

    /// The counts of one life; `replay` is the command that plays it again.
    init(_ life: Life, name: String, replay: String) {
        lives = 1
        steps = life.steps
        calls = life.callCount
        deaths = life.deaths
        deeds = life.deedCount
        lines = life.trace
        guard !life.problems.isEmpty else { return }
        failed = 1
        lines += life.problems.map { "\(name): \($0)" } + ["  see it with: \(replay)"]
    }

    mutating func add(_ other: LifeCounts) {
        lives += other.lives
        failed += other.failed
        steps += other.steps
        calls += other.calls
        deaths += other.deaths
        deeds += other.deeds
    }

    func sentence(of noun: String, seconds: Double) -> String {
        let rate = Int(Double(lives) / max(seconds, 0.001))
        return "\(lives) \(noun), \(failed) with problems; \(steps) steps, \(calls) calls, \(deaths) deaths, "
            + "\(deeds) deeds of other people; \(Int(seconds)) s, \(rate) \(noun)/s"
    }
}
