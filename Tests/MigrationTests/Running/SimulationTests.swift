import Testing

/// Thousands of lives with faults at every point, each decided by its seed.
@Suite struct SimulationTests {
    private static let blocks = 20
    private static let seedsPerBlock = 100

    @Test("with any faults every record comes exactly once, and a rollback leaves nothing", arguments: 0..<blocks)
    func exactlyOnce(block: Int) {
        var deaths = 0
        for offset in 0..<SimulationTests.seedsPerBlock {
            let seed = UInt64(block * SimulationTests.seedsPerBlock + offset)
            var simulation = Simulation(seed: seed)
            simulation.live()
            deaths += simulation.deaths
            #expect(simulation.problems.isEmpty, "seed \(seed)")
        }
        #expect(deaths > 0)
    }

    @Test("a driver that sends before the intent is durable is caught") func canary() {
        var isCaught = false
        for seed in 0..<10 {
            var simulation = Simulation(seed: UInt64(seed), isBroken: true)
            simulation.live()
            if simulation.problems.contains(where: { $0.contains("left before its intent") }) { isCaught = true }
        }
        #expect(isCaught)
    }

    @Test("the same seed plays the same life") func repeatable() {
        var first = Simulation(seed: 77)
        var second = Simulation(seed: 77)
        first.live()
        second.live()
        #expect(first.world.events == second.world.events)
        #expect(first.world.sent.map(\.call) == second.world.sent.map(\.call))
    }
}
