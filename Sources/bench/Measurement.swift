/// One line of the result: what we need, what the baseline needs, and what was promised.
struct Measurement {
    let work: String
    let ours: String
    let baseline: String
    let ratio: Double
    let goal: Goal

    enum Goal {
        case atLeast(Double)
        case atMost(Double)
    }

    var isMet: Bool {
        switch goal {
        case .atLeast(let bound): ratio >= bound
        case .atMost(let bound): ratio <= bound
        }
    }
}
