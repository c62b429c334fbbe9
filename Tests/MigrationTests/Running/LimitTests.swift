import CanonicalJSON
import Testing

@testable import Migration

/// Pipedrive's limits and the operator's ceilings.
@Suite struct LimitTests {
    private func isCreate(_ call: ApiCall) -> Bool { call.method == .post && call.path.hasSuffix("/persons") }

    private func limited(_ headers: [String: String]) -> World {
        var world = World(SmallFirm.records(SmallFirm.bob))
        world.start()
        world.play(until: isCreate)
        world.answer(0, .limited(headers: headers))
        world.recordAll()
        return world
    }

    private struct Pause: Sendable {
        var headers: [String: String]
        var milliseconds: Int64
    }

    private static let pauses = [
        Pause(headers: ["retry-after": "7"], milliseconds: 7000),
        Pause(headers: ["x-ratelimit-reset": "3"], milliseconds: 3000), Pause(headers: [:], milliseconds: 2000),
        Pause(headers: ["retry-after": "5", "x-ratelimit-reset": "2"], milliseconds: 5000),
    ]

    @Test("429 is no failure: the run waits as long as it is told and goes on by itself", arguments: 0..<4)
    func waits(place: Int) throws {
        let (headers, milliseconds) = (LimitTests.pauses[place].headers, LimitTests.pauses[place].milliseconds)
        var world = limited(headers)
        let asked = world.now
        #expect(world.out.isEmpty)
        #expect(world.wakes == [asked.adding(milliseconds: milliseconds)])
        world.play()
        #expect(world.end == .finished)
        #expect(world.tally.failed == 0)
        let last = try #require(world.sent.last { isCreate($0.call) })
        #expect(last.at == asked.adding(milliseconds: milliseconds))
        #expect(world.differencesFromDesired == [])
    }

    @Test("many 429 in a row neither fail a record nor blow the fuse") func patience() {
        var count = 0
        var world = World(SmallFirm.records(SmallFirm.bob))
        world.run { _ in
            count += 1
            return count % 40 == 0 ? .none : .limited()
        }
        #expect(world.end == .finished)
        #expect(world.tally.failed == 0)
        #expect(world.differencesFromDesired == [])
    }

    @Test("with the day's tokens used up the run waits until after midnight UTC") func dayUsedUp() throws {
        var world = limited(["x-daily-ratelimit-token-remaining": "0", "x-ratelimit-reset": "1"])
        let midnight = World.noon.adding(milliseconds: 43_200_000)
        let wake = try #require(world.wakes.min())
        #expect(wake > midnight)
        #expect(wake < midnight.adding(milliseconds: 60_000))
        world.play()
        #expect(world.end == .finished)
        #expect(world.differencesFromDesired == [])
    }

    @Test("the ceiling of writes stops at a clean point, and the next run does the rest", arguments: 0..<14)
    func writeCeiling(granted: Int) {
        var settings = World.Settings()
        settings.grantedWrites = granted
        var world = World(SmallFirm.records(), settings: settings)
        world.run()
        #expect(world.end == .writeCeiling)
        #expect(world.sent.count == granted)
        #expect(world.account.liveCount == granted)
        #expect(world.folded.target.openIntents.isEmpty)
        #expect(world.events(RunInterrupted.self).last?.cause == "write-ceiling")
        world.settings.grantedWrites = nil
        world.run()
        #expect(world.differencesFromDesired == [])
    }

    @Test("exactly as many writes as are granted are no reason to stop") func exactCeiling() {
        var settings = World.Settings()
        settings.grantedWrites = SmallFirm.records().count
        var world = World(SmallFirm.records(), settings: settings)
        world.run()
        #expect(world.end == .finished)
    }

    @Test("a write that was answered with 429 does not count as a granted one") func limitedWrites() {
        var settings = World.Settings()
        settings.grantedWrites = SmallFirm.records().count
        var world = World(SmallFirm.records(), settings: settings)
        var count = 0
        world.run { _ in
            count += 1
            return count == 5 ? .limited() : .none
        }
        #expect(world.end == .finished)
    }

    @Test(
        "the ceiling of tokens stops at a clean point without spending more",
        arguments: [0, 4, 5, 17, 23, 42, 60, 77]
    )
    func tokenCeiling(granted: Int) {
        var settings = World.Settings()
        settings.grantedTokens = granted
        var world = World(SmallFirm.records(), settings: settings)
        world.run()
        #expect(world.end == .tokenCeiling)
        #expect(world.tally.tokens <= granted)
        #expect(world.folded.target.tokensSpent == world.tally.tokens)
        #expect(world.folded.target.openIntents.isEmpty)
        world.settings.grantedTokens = nil
        world.run()
        #expect(world.differencesFromDesired == [])
    }

    @Test("a ceiling that falls between reading and writing ends the run too", arguments: [true, false])
    func ceilingAfterReading(isTokens: Bool) {
        var world = World(SmallFirm.records(SmallFirm.bank))
        world.run()
        if isTokens { world.settings.grantedTokens = 3 } else { world.settings.grantedWrites = 0 }
        world.desired = SmallFirm.records(SmallFirm.bank, version: 2)
        world.run()
        #expect(world.end == (isTokens ? .tokenCeiling : .writeCeiling))
        #expect(world.calls(.patch, "organizations").isEmpty)
        #expect(world.violations == [])
    }

    @Test("a ceiling that falls while settling ends the run with the loss reported") func ceilingWhileSettling() {
        var settings = World.Settings()
        settings.grantedTokens = 5
        var world = World([SmallFirm.foundation[0]], settings: settings)
        world.run { $0.method == .post ? .lostAfter : .none }
        #expect(world.end == .tokenCeiling)
        #expect(world.tally.unknown == 1)
        world.settings.grantedTokens = nil
        world.run()
        #expect(world.differencesFromDesired == [])
    }
}
