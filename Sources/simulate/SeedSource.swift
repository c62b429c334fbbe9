import Simulation

/// The lives of some seeds, in their order.
struct SeedSource: LifeSource {
    let from: UInt64
    let count: Int
    let canary: Canary?
    let isTraced: Bool
    let showsFingerprints: Bool
    let noun = "seeds"

    func play(_ number: Int) -> LifeCounts {
        let seed = from + UInt64(number)
        var scenario = Scenario(seed: seed)
        scenario.canary = canary
        var life = Life(scenario, isTraced: isTraced)
        life.live()
        let mistake = canary.map { " --canary \($0.rawValue)" } ?? ""
        var counts = LifeCounts(
            life,
            name: "seed \(seed)",
            replay: "tools/simulate --seeds 1 --from \(seed) --trace\(mistake)"
        )
        if showsFingerprints { counts.lines.append("seed \(seed): \(String(life.fingerprint, radix: 16))") }
        return counts
    }
}
