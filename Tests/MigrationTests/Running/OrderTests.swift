import CanonicalJSON
import Testing

@testable import Migration

/// What leaves in which order when nothing goes wrong.
@Suite struct OrderTests {
    @Test("a run brings every record into the account, once and with its parents") func everything() {
        var world = World(SmallFirm.records())
        world.run()
        #expect(world.end == .finished)
        #expect(world.differencesFromDesired == [])
        #expect(world.tally.landedTotal == SmallFirm.records().count)
        #expect(world.sent.allSatisfy { $0.call.method == .post })
    }

    @Test("nothing leaves before the start of the run is durable") func startFirst() {
        var world = World(SmallFirm.records())
        world.start()
        #expect(world.sent.isEmpty)
        #expect(world.unrecorded.count == 1)
        world.recordNext()
        #expect(world.sent.isEmpty)
        world.recordNext()
        #expect(world.sent.map(\.call.path) == ["/api/v2/pipelines"])
    }

    @Test("a create leaves only when its intent is durable") func createIntent() {
        var world = World(SmallFirm.records())
        world.start()
        world.play { $0.path == "/api/v2/organizations" }
        let intents = world.events(ApiIntended.self).filter { $0.entity == .organization }
        #expect(intents.count == 2)
        #expect(world.out.map(\.call.body) == intents.map(\.body))
    }

    @Test("an update reads, records what it overwrites, records its intent, and then leaves") func updateIntent() throws
    {
        var world = World(SmallFirm.records(SmallFirm.bank))
        world.run()
        world.desired = SmallFirm.records(SmallFirm.bank, version: 2)
        world.start()
        world.play { $0.method == .get }
        #expect(world.calls(.patch, "organizations").isEmpty)
        world.answer()
        #expect(world.calls(.patch, "organizations").isEmpty)
        world.recordNext()
        let read = try #require(world.events(ApiRead.self).last)
        #expect(read.body == #"{"name":"First Bank"}"#)
        #expect(world.calls(.patch, "organizations").isEmpty)
        world.recordNext()
        #expect(world.calls(.patch, "organizations").map(\.body) == [#"{"name":"First Bank plc"}"#])
        world.play()
        #expect(world.differencesFromDesired == [])
    }

    @Test("a delete reads, records its intent, and then leaves") func deleteIntent() {
        var world = World(SmallFirm.records(SmallFirm.bank))
        world.run()
        world.start(.rollback(to: 0))
        world.play { $0.method == .get }
        #expect(world.calls(.delete, "organizations").isEmpty)
        world.answer()
        #expect(world.calls(.delete, "organizations").isEmpty)
        world.recordNext()
        #expect(world.calls(.delete, "organizations").count == 1)
    }

    @Test("no kind begins while a record of the kind before it is on its way") func kindsApart() {
        var world = World(SmallFirm.records())
        world.start()
        world.play { $0.path.hasSuffix("/persons") }
        #expect(world.out.count == 2)
        world.answer(1)
        world.recordAll()
        #expect(world.calls(.post, "deals").isEmpty)
        world.answer()
        #expect(world.calls(.post, "deals").isEmpty)
        world.recordAll()
        #expect(world.calls(.post, "deals").count == 2)
    }

    @Test("no kind begins while a write of the kind before it is unsettled") func settledBefore() throws {
        var world = World(SmallFirm.records())
        world.start()
        world.play { $0.path.hasSuffix("/persons") }
        world.answer(0, .lostBefore)
        world.play()
        let firstDeal = try #require(world.sent.firstIndex { $0.call.path.hasSuffix("/deals") })
        let people = world.sent.indices.filter { world.sent[$0].call.path.hasSuffix("/persons") }
        #expect(people.count == 4)
        #expect(people.allSatisfy { $0 < firstDeal })
        #expect(world.differencesFromDesired == [])
    }

    @Test("the limit of calls in flight is reached and never exceeded", arguments: [1, 2, 3, 5])
    func boundedInFlight(limit: Int) {
        var settings = World.Settings()
        settings.inFlightLimit = limit
        let records = (1...9).map { DesiredRecord(RecordReference(.pipeline, "pipeline/\($0)"), fields: []) }
        var world = World(records, settings: settings)
        world.start()
        var highest = 0
        while world.end == nil {
            highest = max(highest, world.out.count)
            if world.unrecorded.isEmpty { world.answer() } else { world.recordNext() }
        }
        #expect(highest == limit)
        #expect(world.differencesFromDesired == [])
    }

    @Test("a record that is planned twice is created once") func plannedTwice() {
        let records = SmallFirm.records(SmallFirm.bob)
        var world = World(records + records.suffix(1))
        world.run()
        #expect(world.calls(.post, "persons").count == 1)
    }

    @Test("a run that finds everything in place writes nothing") func nothingToDo() {
        var world = World(SmallFirm.records())
        world.run()
        let before = world.sent.count
        world.run()
        #expect(world.end == .finished)
        #expect(world.sent.count == before)
    }

    @Test("a second version sends only what differs") func delta() {
        var world = World(SmallFirm.records())
        world.run()
        world.desired = SmallFirm.records(version: 2)
        let before = world.sent.count
        world.run()
        let bodies = world.sent.dropFirst(before).compactMap { $0.call.body.flatMap { try? JSON(parsing: $0) } }
        #expect(
            bodies.map { $0.objectValue?.keys.sorted() ?? [] } == [["name"], ["custom_fields", "title"], ["content"]]
        )
        #expect(world.differencesFromDesired == [])
    }
}
