import Simulation
import Testing

/// A migration with one record of every kind, hit at one place after the other.
@Suite struct ExhaustionTests {
    private static let scripts = Exhaustion.scripts(isTiny: true)
    /// Here every so many; `tools/simulate --exhaustive` tries all of them, with more records.
    private static let stride = 23

    @Test("hit anywhere, a migration comes to the same end", arguments: 0..<4) func anywhere(quarter: Int) {
        for place in ExhaustionTests.scripts.indices
        where place % ExhaustionTests.stride == 0 && place / ExhaustionTests.stride % 4 == quarter {
            let life = Exhaustion.live(ExhaustionTests.scripts[place], isTiny: true)
            #expect(life.problems == [], "\(ExhaustionTests.scripts[place])")
        }
    }

    @Test("there is a place for every step and every call") func places() {
        let quiet = Exhaustion.live(Script(), isTiny: true)
        #expect(quiet.problems == [])
        #expect(quiet.deaths == 0)
        #expect(ExhaustionTests.scripts.count == 1 + quiet.steps * 4 + quiet.callCount * Trouble.allCases.count)
    }
}
