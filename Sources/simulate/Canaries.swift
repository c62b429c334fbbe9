import Simulation

/// Plays each deliberate mistake until some invariant speaks up.
enum Canaries {
    private static let seedLimit: UInt64 = 500

    static func areCaught() -> Bool {
        var areCaught = true
        for canary in Canary.allCases {
            if let (seed, problem) = caught(canary) {
                print("\(canary.rawValue): caught by seed \(seed): \(problem)")
            } else {
                print("\(canary.rawValue): NOT CAUGHT by \(seedLimit) seeds")
                areCaught = false
            }
        }
        return areCaught
    }

    private static func caught(_ canary: Canary) -> (seed: UInt64, problem: String)? {
        for seed in 0..<seedLimit {
            var scenario = Scenario(seed: seed)
            scenario.canary = canary
            var life = Life(scenario)
            life.live()
            if let problem = life.problems.first { return (seed, problem) }
        }
        return nil
    }
}
