import CanonicalJSON
import Testing

@testable import Migration

/// Writes whose answer does not come, within one run.
@Suite struct LostAnswerTests {
    private func isCreate(_ call: ApiCall) -> Bool { call.method == .post && call.path.hasSuffix("/persons") }

    private func world(_ fault: Fault) -> World {
        var world = World(SmallFirm.records(SmallFirm.bob))
        world.start()
        world.play(until: isCreate)
        world.answer(0, fault)
        return world
    }

    @Test("a write that was lost without effect is sent again", arguments: [Fault.lostBefore, .serverErrorBefore])
    func withoutEffect(fault: Fault) {
        var world = world(fault)
        world.play()
        #expect(world.end == .finished)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.absent])
        #expect(world.calls(.post, "persons").count == 2)
        #expect(world.differencesFromDesired == [])
    }

    @Test(
        "a write that was lost after its effect is adopted",
        arguments: [Fault.lostAfter, .serverErrorAfter, .garbledAfter, .late(milliseconds: 9999)]
    )
    func withEffect(fault: Fault) {
        var world = world(fault)
        world.play()
        #expect(world.end == .finished)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
        #expect(world.calls(.post, "persons").count == 1)
        #expect(world.differencesFromDesired == [])
    }

    @Test("a lost update or delete is read, and done again only where it had no effect", arguments: [true, false])
    func updateAndDelete(hasEffect: Bool) {
        var world = World(SmallFirm.records(SmallFirm.bank))
        world.run()
        world.desired = SmallFirm.records(SmallFirm.bank, version: 2)
        let fault = hasEffect ? Fault.lostAfter : .lostBefore
        var isHit = false
        world.run { call in
            defer { if call.method == .patch { isHit = true } }
            return call.method == .patch && !isHit ? fault : .none
        }
        #expect(world.calls(.patch, "organizations").count == (hasEffect ? 1 : 2))
        #expect(world.differencesFromDesired == [])
        isHit = false
        world.run(.rollback(to: 0)) { call in
            defer { if call.path.contains("organizations") && call.method == .delete { isHit = true } }
            return call.path.contains("organizations") && call.method == .delete && !isHit ? fault : .none
        }
        #expect(world.calls(.delete, "organizations").count == (hasEffect ? 1 : 2))
        #expect(world.account.liveCount == 0)
    }

    @Test("nobody reads before a lost request can no longer take effect") func grace() throws {
        var world = world(.lostBefore)
        world.play()
        let intent = try #require(
            world.events.first { recorded in
                guard case .apiIntended(let intended) = recorded.event else { return false }
                return intended.entity == .person
            }
        )
        let reading = try #require(world.sent.first { $0.call.method == .get })
        #expect(reading.at >= intent.at.adding(milliseconds: world.settings.graceMilliseconds))
    }

    @Test("the list is read by falling id and stops at what had landed before") func floor() {
        var world = World(SmallFirm.records(SmallFirm.bob))
        world.run()
        for number in 1...20 { world.account.create("persons", ["name": .string("Walk-in \(number)")]) }
        world.desired = SmallFirm.records(SmallFirm.bob, SmallFirm.ann)
        world.start()
        world.play { $0.method == .post && $0.path.hasSuffix("/persons") }
        world.answer(0, .lostAfter)
        world.play()
        let pages = world.calls(.get, "persons")
        #expect(pages.first?.query.contains(.init("sort_direction", "desc")) == true)
        #expect(pages.count == 8)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
    }

    @Test("two candidates settle nothing: reported as unknown, not sent again, children withheld") func inconclusive() {
        var world = World(SmallFirm.records(SmallFirm.will))
        world.start()
        world.play(until: isCreate)
        let call = world.out[0].call
        _ = world.account.answer(call)
        world.answer(0, .lostAfter)
        world.play()
        #expect(world.end == .finished)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.inconclusive])
        #expect(world.tally.unknown == 1)
        #expect(world.events(RunFinished.self).last?.unknown == 1)
        #expect(world.calls(.post, "persons").count == 1)
        #expect(world.tally.withheld == [WithheldRecord(record: SmallFirm.will, parent: SmallFirm.bob)])
    }

    @Test("the next run settles again what was inconclusive") func settledLater() throws {
        var world = World(SmallFirm.records(SmallFirm.will))
        world.start()
        world.play(until: isCreate)
        _ = world.account.answer(world.out[0].call)
        world.answer(0, .lostAfter)
        world.play()
        let copy = try #require(world.account.live("persons").last)
        world.account.erase("persons", copy.id)
        world.run()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.inconclusive, .found])
        #expect(world.calls(.post, "persons").count == 1)
        #expect(world.differencesFromDesired == [])
    }

    @Test("a list that grows while it is read shows a record twice and settles all the same") func growingList() {
        var world = world(.lostAfter)
        world.account.pageSize = 1
        world.play { $0.method == .get }
        world.answer()
        world.account.create("persons", ["name": "Walk-in"])
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
        #expect(world.differencesFromDesired.count == 1)
    }

    @Test("without the field of the source keys nobody can tell, so nothing is sent again") func noMarkerField() {
        let lone = DesiredRecord(SmallFirm.bob, fields: [SmallFirm.literal("name", "Bob Brown")])
        var world = World([lone])
        world.start()
        world.play(until: isCreate)
        world.answer(0, .lostAfter)
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.inconclusive])
        #expect(world.calls(.post, "persons").count == 1)
    }

    @Test("a stage of the same name that was there before is not taken for ours") func foreignStage() {
        var world = World(SmallFirm.records(SmallFirm.bob))
        world.start()
        world.play { $0.path.hasSuffix("/stages") }
        let other = world.account.create("pipelines", ["name": "Matters"])
        world.account.create("stages", ["name": "Open", "pipeline_id": other["id"] ?? .null])
        world.answer(0, .lostBefore)
        world.play()
        #expect(world.end == .finished)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.absent])
        #expect(world.account.live("stages").count == 3)
    }

    @Test("reading that fails is tried again until the fuse blows, and then the run ends") func unreadable() {
        var world = world(.lostAfter)
        world.play { _ in .serverErrorBefore }
        #expect(world.end == .fuse)
        #expect(world.tally.unknown == 1)
        world.run()
        #expect(world.differencesFromDesired == [])
    }
}
