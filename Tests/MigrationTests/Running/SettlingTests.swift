import CanonicalJSON
import Testing

@testable import Migration

/// Given a write without an answer, when its record or its lists are read, then it is found, absent, or left open.
@Suite struct SettlingTests {
    private static let everyKind = [
        SmallFirm.pipeline, SmallFirm.closed, FieldKey.sourceKey(of: .person).reference, SmallFirm.colour,
        SmallFirm.court, SmallFirm.bank, SmallFirm.ann, SmallFirm.sale, SmallFirm.prospect, SmallFirm.letter,
        SmallFirm.hearing,
    ]
    private static let updatable = everyKind.filter { $0.entity.isUpdatable && $0 != SmallFirm.ann }

    enum Effect: CaseIterable { case none, untold }

    /// Plays until the write of that record is on its way, and loses its answer.
    private func lose(
        _ operation: Migration.Operation,
        _ reference: RecordReference,
        _ effect: Effect,
        _ world: inout World
    ) {
        for _ in 0..<20_000 where world.end == nil {
            if let place = world.out.firstIndex(where: { isWrite($0.intent, operation, reference, world) }) {
                world.answer(place, effect == .untold ? .lostAfter : .lostBefore)
                return
            }
            if !world.unrecorded.isEmpty {
                world.recordNext()
            } else if !world.out.isEmpty {
                world.answer()
            } else {
                world.sleep()
            }
        }
        Issue.record("\(operation) of \(reference.key) never left")
    }

    private func isWrite(
        _ intent: UInt64?,
        _ operation: Migration.Operation,
        _ reference: RecordReference,
        _ world: World
    ) -> Bool {
        guard let intent, case .apiIntended(let intended) = world.events[Int(intent)].event else { return false }
        return intended.operation == operation && intended.entity == reference.entity && intended.key == reference.key
    }

    private func verdict(_ effect: Effect) -> [Verdict] { [effect == .untold ? .found : .absent] }

    @Test(
        "a lost create of every kind is found by listing, or found absent and sent again",
        arguments: everyKind,
        Effect.allCases
    )
    func creates(reference: RecordReference, effect: Effect) {
        var world = World(SmallFirm.records())
        world.start()
        lose(.create, reference, effect, &world)
        world.play()
        #expect(world.end == .finished)
        #expect(world.events(ApiSettled.self).map(\.verdict) == verdict(effect))
        #expect(world.differencesFromDesired == [])
    }

    @Test(
        "a lost update of every kind is read, and sent again only where it had no effect",
        arguments: updatable,
        Effect.allCases
    )
    func updates(reference: RecordReference, effect: Effect) {
        var world = World(SmallFirm.records())
        world.run()
        world.desired = SmallFirm.records(version: 2)
        guard world.plan(world.folded).contains(where: { $0.reference == reference }) else { return }
        world.start()
        lose(.update, reference, effect, &world)
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == verdict(effect))
        #expect(world.differencesFromDesired == [])
    }

    @Test(
        "a lost delete of every kind is read, and sent again only where it had no effect",
        arguments: everyKind,
        Effect.allCases
    )
    func deletes(reference: RecordReference, effect: Effect) {
        var world = World(SmallFirm.records())
        world.run()
        world.start(.rollback(to: 0))
        lose(.delete, reference, effect, &world)
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == verdict(effect))
        #expect(world.account.liveCount == 0)
        #expect(world.events(RollbackKept.self).isEmpty)
    }

    @Test("settling never asks the search, whose index lags") func noSearch() {
        for reference in SettlingTests.everyKind {
            var world = World(SmallFirm.records())
            world.start()
            lose(.create, reference, .untold, &world)
            world.play()
            #expect(!world.sent.contains { $0.call.path.contains("earch") })
        }
    }

    @Test(
        "a record that somebody archived before settling is found in the list of archived ones",
        arguments: [SmallFirm.sale, SmallFirm.prospect]
    )
    func archived(reference: RecordReference) throws {
        var world = World(SmallFirm.records())
        world.start()
        lose(.create, reference, .untold, &world)
        let collection = reference.entity == .deal ? "deals" : "leads"
        let record = try #require(world.account.live(collection).last)
        world.account.edit(collection, record.id) { $0["is_archived"] = true }
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
        #expect(world.account.live(collection).count == (reference.entity == .deal ? 2 : 1))
    }

    @Test("a record that somebody merged into an older one is neither adopted nor made again") func merged() throws {
        var world = World(SmallFirm.records(SmallFirm.bank, SmallFirm.bob))
        let older = world.account.create("persons", ["name": "Robert"])
        let id = try #require(older["id"]?.integerValue)
        world.run()
        world.desired = SmallFirm.records(SmallFirm.bank, SmallFirm.bob, SmallFirm.ann)
        world.start()
        lose(.create, SmallFirm.ann, .untold, &world)
        let ours = try #require(world.account.live("persons").last)
        world.account.erase("persons", ours.id)
        world.account.edit("persons", String(id)) { $0["custom_fields"] = ours.members["custom_fields"] }
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.inconclusive])
        #expect(world.folded.target.openIntents.count == 1)
        #expect(world.calls(.post, "persons").count == 2)
    }

    @Test("what somebody added before settling is not taken for ours: a rollback leaves the record")
    func touchedBeforeSettling() throws {
        var world = World(SmallFirm.records(SmallFirm.bank))
        world.start()
        lose(.create, SmallFirm.bank, .untold, &world)
        let record = try #require(world.account.live("organizations").last)
        world.account.edit("organizations", record.id) { $0["website"] = "https://example.com" }
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
        world.run(.rollback(to: 0))
        #expect(world.events(RollbackKept.self).first?.fields == ["another field"])
        #expect(world.account.live("organizations").count == 1)
    }

    @Test("what somebody added before an update of ours is still theirs after it", arguments: Effect.allCases)
    func touchedBeforeUpdate(effect: Effect) throws {
        var world = World(SmallFirm.records(SmallFirm.bank))
        world.run()
        let record = try #require(world.account.live("organizations").last)
        world.account.edit("organizations", record.id) { $0["website"] = "https://example.com" }
        world.desired = SmallFirm.records(SmallFirm.bank, version: 2)
        world.start()
        lose(.update, SmallFirm.bank, effect, &world)
        world.play()
        #expect(world.differencesFromDesired == [])
        world.run(.rollback(to: 0))
        #expect(world.events(RollbackKept.self).first?.fields == ["another field"])
        #expect(world.account.live("organizations").count == 1)
    }
    @Test("what somebody added between an update of ours and its settling is theirs: a rollback leaves the record")
    func touchedAfterUpdate() throws {
        var world = World(SmallFirm.records(SmallFirm.bank))
        world.run()
        world.desired = SmallFirm.records(SmallFirm.bank, version: 2)
        world.start()
        lose(.update, SmallFirm.bank, .untold, &world)
        let record = try #require(world.account.live("organizations").last)
        world.account.edit("organizations", record.id) { $0["website"] = "https://example.com" }
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.found])
        world.run(.rollback(to: 0))
        #expect(world.events(RollbackKept.self).first?.fields == ["another field"])
        #expect(world.account.live("organizations").count == 1)
    }
}
