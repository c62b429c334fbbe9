/// Every place at which a small migration can be hit, tried one after the other.
package enum Exhaustion {
    /// One mishap at each step and each call of a migration that is otherwise undisturbed.
    package static func scripts(isTiny: Bool) -> [Script] {
        let life = live(Script(), isTiny: isTiny)
        let (steps, calls) = (life.steps, life.callCount)
        var scripts = [Script()]
        for step in 1...max(1, steps) {
            for isDurable in [false, true] {
                for isServed in [false, true] {
                    var script = Script()
                    script.crashAtStep = step
                    script.isCommitDurable = isDurable
                    script.isCallServed = isServed
                    scripts.append(script)
                }
            }
        }
        for call in 0..<calls {
            for trouble in Trouble.allCases {
                var script = Script()
                script.troubledCall = call
                script.trouble = trouble
                scripts.append(script)
            }
        }
        return scripts
    }

    /// A migration of every kind of write in which nothing goes wrong by itself: creates, updates, undone updates,
    /// deletes.
    static func scenario(isTiny: Bool) -> Scenario {
        var scenario = Scenario(quiet: 1)
        scenario.isTiny = isTiny
        scenario.script = Script()
        return scenario
    }

    package static func live(_ script: Script, isTiny: Bool, isTraced: Bool = false) -> Life {
        var scenario = scenario(isTiny: isTiny)
        scenario.script = script
        var life = Life(scenario, isTraced: isTraced)
        life.live()
        return life
    }
}
