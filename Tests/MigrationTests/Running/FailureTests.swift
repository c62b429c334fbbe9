import CanonicalJSON
import Testing

@testable import Migration

/// Writes that Pipedrive refuses, and what stops a run.
@Suite struct FailureTests {
    private func creates(_ name: String) -> (ApiCall) -> Bool {
        { $0.method == .post && $0.body?.contains(name) == true }
    }

    @Test("a refused record fails alone: its children are withheld with the parent named, others go on")
    func oneRecord() {
        var world = World(SmallFirm.records())
        world.run { creates("Bob Brown")($0) ? .refused(status: 400, message: "name is not valid") : .none }
        #expect(world.end == .finished)
        #expect(world.tally.failed == 1)
        #expect(world.calls(.post, "persons").count == 2)
        let refused = world.events(ApiRefused.self)
        #expect(refused.map(\.message) == ["name is not valid"])
        #expect(refused.map(\.status) == [400])
        #expect(
            world.events(RunFinished.self).last?.withheld.map { "\($0.record.key) < \($0.parent.key)" } == [
                "CMCLIENT/120.01 < CMCLIENT/120", "CMCLIENT/120.02 < CMCLIENT/120", "CMJRNL/2 < CMCLIENT/120.01",
                "CMCALENDAR/2 < CMCLIENT/120.01",
            ]
        )
        #expect(world.account.live("notes").count == 1)
        world.run()
        #expect(world.differencesFromDesired == [])
    }

    @Test(
        "a failed pipeline, stage, field or activity type stops the run",
        arguments: [
            "Matters", "Closed", "Colour", "Court",
        ]
    )
    func foundation(name: String) {
        var world = World(SmallFirm.records())
        world.run { creates("\"\(name)\"")($0) ? .refused(status: 400) : .none }
        #expect(world.end == .foundationFailed)
        #expect(world.calls(.post, "organizations").isEmpty)
        #expect(world.events(RunInterrupted.self).last?.cause == "foundation-failed")
        world.run()
        #expect(world.differencesFromDesired == [])
    }

    @Test("as many failures in a row as the fuse allows stop the run") func fuse() {
        var settings = World.Settings()
        (settings.fuseLimit, settings.inFlightLimit) = (3, 1)
        let people = (1...9).map { DesiredRecord(RecordReference(.person, "CMCLIENT/\($0)"), fields: []) }
        var world = World(people, settings: settings)
        world.run { _ in .refused(status: 400) }
        #expect(world.end == .fuse)
        #expect(world.tally.failed == 3)
        #expect(world.sent.count == 3)
    }

    @Test("a success between failures resets the fuse") func fuseReset() {
        var settings = World.Settings()
        (settings.fuseLimit, settings.inFlightLimit) = (3, 1)
        let people = (1...9).map { DesiredRecord(RecordReference(.person, "CMCLIENT/\($0)"), fields: []) }
        var world = World(people, settings: settings)
        var count = 0
        world.run { _ in
            count += 1
            return count % 3 == 0 ? .none : .refused(status: 400)
        }
        #expect(world.end == .finished)
        #expect(world.tally.failed == 6)
    }

    @Test(
        "token, payment and a block at the edge stop the run at once",
        arguments: [
            Fault.refused(status: 401), .refused(status: 402), .page(status: 403),
        ]
    )
    func blocked(fault: Fault) {
        var world = World(SmallFirm.records())
        world.start()
        world.play { $0.path.hasSuffix("/organizations") }
        world.answer(0, fault)
        let before = world.sent.count
        world.play()
        guard case .blocked = world.end else {
            Issue.record("the run went on: \(String(describing: world.end))")
            return
        }
        #expect(world.sent.count == before)
        #expect(world.account.live("organizations").count == 1)
        #expect(world.folded.target.openIntents.isEmpty)
        world.run()
        #expect(world.differencesFromDesired == [])
    }

    @Test("a refusal to let this user do something is no block") func forbidden() {
        var world = World(SmallFirm.records())
        world.run { creates("Bob Brown")($0) ? .refused(status: 403) : .none }
        #expect(world.end == .finished)
        #expect(world.tally.failed == 1)
    }

    @Test("a block while settling ends the run", arguments: [Fault.refused(status: 401), .page(status: 403)])
    func blockedWhileSettling(fault: Fault) {
        var world = World(SmallFirm.records(SmallFirm.bob))
        world.run { creates("Bob Brown")($0) ? .lostAfter : $0.method == .get ? fault : .none }
        guard case .blocked = world.end else {
            Issue.record("the run went on: \(String(describing: world.end))")
            return
        }
        #expect(world.tally.unknown == 1)
        #expect(world.violations == [])
    }

    @Test("an account that cannot be reached stops the run and counts no record as failed") func unreachable() {
        var world = World(SmallFirm.records())
        world.run { _ in .notSent }
        #expect(world.end == .unreachable)
        #expect(world.tally.failed == 0)
        #expect(world.tally.tokens == 0)
        #expect(world.folded.target.openIntents.isEmpty)
        world.run()
        #expect(world.differencesFromDesired == [])
    }

    @Test("a request that did not leave is tried again after a pause") func notSentOnce() {
        var world = World(SmallFirm.records())
        var count = 0
        world.run { _ in
            count += 1
            return count == 6 ? .notSent : .none
        }
        #expect(world.end == .finished)
        #expect(world.tally.failed == 0)
        #expect(world.events(ApiSettled.self).isEmpty)
        #expect(world.differencesFromDesired == [])
    }

    @Test("a write that is lost again and again fails after its attempts") func attempts() {
        var world = World(SmallFirm.records(SmallFirm.bob))
        world.run { creates("Bob Brown")($0) ? .lostBefore : .none }
        #expect(world.end == .finished)
        #expect(world.tally.failed == 1)
        #expect(world.calls(.post, "persons").count == world.settings.attemptLimit)
        #expect(world.folded.target.openIntents.isEmpty)
    }

    @Test("an answer that says done and names no record is settled by reading") func namelessAnswer() {
        var world = World(SmallFirm.records(SmallFirm.bob))
        world.start()
        world.play(until: creates("Bob Brown"))
        let call = world.out.removeFirst()
        _ = world.account.answer(call.call)
        world.signal(.replied(flight: call.flight, ApiReply(status: 201, json: ["success": true, "data": .null])))
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
        #expect(world.differencesFromDesired == [])
    }

    @Test("what a person changed since is a conflict: listed by name, not overwritten") func conflict() throws {
        var world = World(SmallFirm.records())
        world.run()
        let deal = try #require(world.account.live("deals").first { $0.members["title"] == "Sale of house" })
        world.account.edit("deals", deal.id) { $0["title"] = "Sale, see Ann" }
        world.desired = SmallFirm.records(version: 2)
        world.run()
        #expect(world.end == .finished)
        #expect(world.tally.kept == 1)
        #expect(
            world.events(DiffFound.self).map { "\($0.key) \($0.field) \($0.verdict)" } == [
                "CMCLIENT/110.01 title conflict"
            ]
        )
        #expect(world.account.live("deals").first?.members["title"] == "Sale, see Ann")
        #expect(world.calls(.patch, "organizations").count == 1)
    }

    @Test("a custom field that we never wrote and a person filled is a conflict") func filledField() throws {
        var world = World(SmallFirm.records(SmallFirm.will))
        world.run()
        let hash = try #require(world.folded.target.crosswalk.id(of: SmallFirm.colour))
        let deal = try #require(world.account.live("deals").first)
        world.account.edit("deals", deal.id) { members in
            let custom = (members["custom_fields"]?.objectValue ?? [:]).merging([hash: 7]) { $1 }
            members["custom_fields"] = .object(custom)
        }
        let red = DesiredField(.custom(SmallFirm.colour), .option(field: SmallFirm.colour, label: "Red"))
        world.desired[world.desired.count - 1].fields.append(red)
        world.run()
        #expect(world.events(DiffFound.self).map(\.field) == ["custom_fields"])
        #expect(world.calls(.patch, "deals").isEmpty)
    }
}
