import CanonicalJSON
import Testing

@testable import Migration

/// The inverses as they are planned, before anything is sent.
@Suite struct RollbackPlannerTests {
    private func plan(_ world: World, to point: UInt64) -> [Change] {
        var copy = world
        copy.start(.rollback(to: point))
        return copy.plan(copy.folded)
    }

    @Test("only what landed at or after the point is undone") func point() throws {
        var world = World(SmallFirm.records(SmallFirm.bob))
        world.run()
        let mark = UInt64(world.events.count)
        world.desired = SmallFirm.records(SmallFirm.bob, SmallFirm.bank)
        world.run()
        #expect(plan(world, to: mark).map(\.reference) == [SmallFirm.bank])
        #expect(plan(world, to: UInt64(world.events.count)).isEmpty)
        #expect(plan(world, to: 0).count == SmallFirm.records(SmallFirm.bob, SmallFirm.bank).count)
    }

    @Test("every inverse names the intent that it undoes, and the records that it holds") func links() throws {
        var world = World(SmallFirm.records())
        world.run()
        let changes = plan(world, to: 0)
        let deal = try #require(changes.first { $0.reference == SmallFirm.sale })
        #expect(
            deal.holds == [
                SmallFirm.pipeline, SmallFirm.open, SmallFirm.colour, FieldKey.sourceKey(of: .deal).reference,
                SmallFirm.bank, SmallFirm.ann,
            ]
        )
        let hearing = try #require(changes.first { $0.reference == SmallFirm.hearing })
        #expect(hearing.holds == [SmallFirm.court, SmallFirm.ann, SmallFirm.sale])
        for change in changes {
            let sequence = try #require(change.undoes)
            guard case .apiIntended(let intended) = world.events[Int(sequence)].event else {
                Issue.record("\(sequence) is no intent")
                return
            }
            #expect(RecordReference(intended.entity, intended.key) == change.reference)
        }
    }

    @Test("an undone intent is not undone twice") func once() {
        var world = World(SmallFirm.records())
        world.run()
        world.run(.rollback(to: 0))
        #expect(plan(world, to: 0).isEmpty)
    }

    @Test("members that Pipedrive cannot set back to empty are named") func irreversible() {
        func members(_ reference: RecordReference, _ members: [String: JSON]) -> [String] {
            RollbackPlanner.irreversibleMembers(in: members, of: reference.entity)
        }
        let nulls: [String: JSON] = ["org_id": .null, "lost_reason": .null, "expected_close_date": .null, "title": "A"]
        #expect(members(SmallFirm.sale, nulls) == ["expected_close_date", "org_id"])
        #expect(members(SmallFirm.bank, ["website": .null, "address": .null]) == ["address"])
        #expect(members(SmallFirm.prospect, ["person_id": .null]) == [])
        #expect(members(SmallFirm.bob, ["custom_fields": ["hash1": .null], "emails": []]) == [])
    }
}
