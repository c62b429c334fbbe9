import Simulation

/// Every place at which a small migration can be hit, or one of them.
struct PlaceSource: LifeSource {
    private let scripts: [Script]
    private let only: Int?
    private let isTraced: Bool
    let noun = "places"

    init(only: Int?, isTraced: Bool) {
        scripts = Exhaustion.scripts(isTiny: false)
        self.only = only
        self.isTraced = isTraced
    }

    var count: Int { only == nil ? scripts.count : 1 }

    func play(_ number: Int) -> LifeCounts {
        let place = only ?? number
        guard scripts.indices.contains(place) else { return LifeCounts() }
        return LifeCounts(
            Exhaustion.live(scripts[place], isTiny: false, isTraced: isTraced),
            name: "place \(place)",
            replay: "tools/simulate --place \(place) --trace"
        )
    }
}
