import Simulation
import Testing

/// A loop that could not see a mistake would prove nothing: each of these must be noticed.
@Suite struct CanaryTests {
    @Test("a deliberate mistake is caught by some invariant", arguments: Canary.allCases) func isCaught(canary: Canary)
    {
        let isCaught = (0..<200).contains { seed in
            var scenario = Scenario(seed: UInt64(seed))
            scenario.canary = canary
            var life = Life(scenario)
            life.live()
            return !life.problems.isEmpty
        }
        #expect(isCaught)
    }
}
