import Migration

/// Everything in a life that nobody plans: by chance, or by a script that has one mishap at one place.
struct Fate: Sendable {
    enum Step: Sendable {
        case commit
        case serve(Int)
        case answer(Int)
        case sleep
    }

    var chance: Chance
    let scenario: Scenario
    /// Troubles have had their time in this act.
    var isCalm = false
    private var scriptedCrashIsOver = false

    init(_ scenario: Scenario) {
        self.scenario = scenario
        chance = Chance(seed: scenario.seed)
    }

    mutating func crashes(atStep step: Int) -> Bool {
        if let script = scenario.script {
            guard !scriptedCrashIsOver, let place = script.crashAtStep, step >= place else { return false }
            scriptedCrashIsOver = true
            return true
        }
        return !isCalm && chance.happens(perMille: scenario.crashPerMille)
    }

    /// How many of the commits under way become durable at a death.
    mutating func durableCommits(of count: Int) -> Int {
        if let script = scenario.script { return script.isCommitDurable ? count : 0 }
        return chance.below(count + 1)
    }

    enum CallAtDeath { case served, late, never }

    mutating func callAtDeath() -> CallAtDeath {
        if let script = scenario.script { return script.isCallServed ? .served : .never }
        return chance.pick([.served, .late, .never])
    }

    mutating func trouble(ofCall number: Int, isWrite: Bool) -> Trouble? {
        if let script = scenario.script { return script.troubledCall == number ? script.trouble : nil }
        guard !isCalm else { return nil }
        for trouble in Trouble.allCases {
            guard let rate = scenario.troubles[trouble] else { continue }
            if chance.happens(perMille: rate) { return trouble }
        }
        return nil
    }

    mutating func milliseconds(below limit: Int) -> Int64 { scenario.script == nil ? Int64(chance.below(limit)) : 1 }

    /// What happens next of all that can.
    mutating func next(commits: Int, calls: [CallOnItsWay]) -> Step {
        let count = commits + calls.count
        guard count > 0 else { return .sleep }
        let place = scenario.script == nil ? chance.below(count) : 0
        guard place >= commits else { return .commit }
        let index = place - commits
        if case .leaving = calls[index].stage { return .serve(index) }
        return .answer(index)
    }

    mutating func happens(_ perMille: Int) -> Bool {
        scenario.script == nil && !isCalm && chance.happens(perMille: perMille)
    }
}
