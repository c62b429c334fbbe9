import Simulation

/// Whole simulated migrations, on one core, against the two thousand a minute that make a check of every change cheap.
enum SeedBenchmark {
    private static let wantedPerMinute = 2000.0

    static func measure(seeds: Int) throws -> Measurement {
        var steps = 0
        var ours = Stopwatch()
        try ours.time {
            for seed in 0..<seeds {
                var life = Life(Scenario(seed: UInt64(seed)))
                life.live()
                steps += life.steps
                guard life.problems.isEmpty else {
                    throw BenchFailure(description: "seed \(seed): \(life.problems[0])")
                }
            }
        }
        let perMinute = Double(seeds) / ours.seconds * 60
        return Measurement(
            work: "whole migrations, \(seeds) seeds, \(steps) steps",
            ours: "\(Int(perMinute / 60)) seeds/s",
            baseline: "\(Int(wantedPerMinute)) a minute wanted",
            ratio: perMinute / wantedPerMinute,
            goal: .atLeast(1)
        )
    }
}
