import CanonicalJSON
import Foundation
import Testing

/// The preflight as an operator sees it.
@Suite(.serialized) struct PreflightTests {
    @Test("a run is refused until somebody has said that automations are paused, and the word is kept with a name")
    func automations() async throws {
        let world = try await CommandWorld()
        try await world.done(["load", world.exportPath])
        try await world.done(["map", "propose"])
        try await world.done(["owners", "propose"])
        try await world.done(["owners", "fallback", "olive@firm.example"])
        try await world.done(["map", "confirm"])
        let run = try await world.convey.run(["run"])
        #expect(run.exit == 2)
        #expect(run.errors.contains("convey preflight --automations-paused"), "\(run.errors)")

        let looked = try await world.convey.run(["preflight"])
        #expect(looked.exit == 2)
        #expect(looked.output.contains("STOP  Automations"), "\(looked.output)")
        #expect(looked.output.contains("1 thing stands in the way"), "\(looked.output)")

        let said = try await world.done(["preflight", "--automations-paused", "--actor", "Olive Ott"])
        #expect(said.output.contains("paused, as you said"))
        let kept = try await world.convey.run(["log", "--type", "setting.changed", "--json"])
        #expect(kept.output.contains("Olive Ott"), "\(kept.output)")
        try await world.done(["run"])
    }

    @Test("plan and seats are guessed from the limits, taken from the operator, kept, and held against the account")
    func plan() async throws {
        let world = try await CommandWorld.ready(simulator: ["--plan", "growth", "--seats", "2"])
        let guessed = try await world.result(["preflight"])
        #expect(guessed["plan"] == .null)
        #expect(guessed["likelyPlan"] == "growth")
        #expect(guessed["tokensPerDay"] == 120_000)
        #expect(guessed["stops"] == 0)
        let named = try await world.result(["preflight", "--plan", "Advanced", "--seats", "2"])
        #expect(named["plan"] == "growth")
        #expect(named["customFieldLimit"] == 100)
        #expect(named["warnings"] == 0)
        #expect(try await world.result(["preflight"])["seats"] == 2)
        let wrong = try await world.convey.run(["preflight", "--plan", "ultimate", "--json"])
        #expect(wrong.exit == 0)
        #expect(wrong.result["warnings"] == 1)
        let checks = wrong.objects.filter { $0["type"] == "check" && $0["verdict"] == "warning" }
        #expect(checks.map { $0["name"]?.stringValue } == ["Plan"])
        #expect(try await world.convey.run(["preflight", "--plan", "huge"]).exit == 2)
        #expect(try await world.convey.run(["preflight", "--seats", "0"]).exit == 2)
    }
}
