import CanonicalJSON
import Testing

@testable import Migration

/// Rollbacks sent by the same machine as runs.
@Suite struct RollbackRunTests {
    private func migrated(_ settings: World.Settings = World.Settings()) -> World {
        var world = World(SmallFirm.records(), settings: settings)
        world.run()
        return world
    }

    private func kept(_ world: World) -> [String] {
        world.events(RollbackKept.self).map { ([$0.key, $0.reason] + $0.fields).joined(separator: " ") }
    }

    @Test("everything is taken back, children before parents, and the account is empty again") func everything() throws
    {
        var world = migrated()
        let before = world.sent.count
        world.run(.rollback(to: 0))
        #expect(world.end == .finished)
        #expect(world.account.liveCount == 0)
        #expect(world.violations + world.account.violations == [])
        let order = world.sent.dropFirst(before).filter { $0.call.method == .delete }.compactMap {
            sent -> TargetEntity? in
            guard let intent = sent.intent, case .apiIntended(let intended) = world.events[Int(intent)].event else {
                return nil
            }
            return intended.entity
        }
        #expect(order.count == SmallFirm.records().count)
        #expect(order == order.sorted(by: >))
        #expect(world.folded.target.crosswalk.records.isEmpty)
    }

    @Test("what a person changed stays, with the fields named, and so does what it needs") func drift() throws {
        var world = migrated()
        let deal = try #require(world.account.live("deals").first { $0.members["title"] == "Will" })
        world.account.edit("deals", deal.id) { $0["title"] = "Last will" }
        world.run(.rollback(to: 0))
        #expect(world.end == .finished)
        #expect(
            kept(world) == [
                "CMCLIENT/120.01 changed title", "CMCLIENT/120 has-dependants",
                "field/deal/Source_Key__c in-use", "field/person/Source_Key__c in-use", "stage/Closed in-use",
                "pipeline/Matters in-use",
            ]
        )
        #expect(world.account.violations == [])
        #expect(world.tally.kept == 6)
        #expect(world.account.live("deals").map(\.id) == [deal.id])
    }

    @Test("a change outside of what we wrote counts before a record is deleted") func driftElsewhere() throws {
        var world = migrated()
        let person = try #require(world.account.live("persons").first { $0.members["name"] == "Bob Brown" })
        world.account.edit("persons", person.id) { $0["job_title"] = "Mayor" }
        world.run(.rollback(to: 0))
        #expect(kept(world).first == "CMCLIENT/120 changed another field")
    }

    @Test("stamps and counters that move by themselves are no change") func volatile() {
        var world = migrated()
        for person in world.account.live("persons") {
            world.account.edit("persons", person.id) { members in
                members["update_time"] = "2027-01-01T00:00:00Z"
                members["next_activity_id"] = 5
                members["job_title"] = .null
            }
        }
        world.run(.rollback(to: 0))
        #expect(kept(world).isEmpty)
        #expect(world.account.liveCount == 0)
    }

    @Test("forced, a rollback undoes also what a person changed") func forced() throws {
        var settings = World.Settings()
        settings.isForced = true
        var world = migrated(settings)
        let deal = try #require(world.account.live("deals").first)
        world.account.edit("deals", deal.id) { $0["title"] = "Other" }
        world.run(.rollback(to: 0))
        #expect(kept(world).isEmpty)
        #expect(world.account.liveCount == 0)
    }

    @Test("what somebody deleted already is named and needs no parents") func alreadyDeleted() throws {
        var world = migrated()
        let deal = try #require(world.account.live("deals").first { $0.members["title"] == "Will" })
        let note = try #require(world.account.live("notes").first)
        world.account.erase("deals", deal.id)
        world.account.erase("notes", note.id)
        world.run(.rollback(to: 0))
        #expect(kept(world) == ["CMJRNL/<1> already-deleted", "CMCLIENT/120.01 already-deleted"])
        #expect(world.account.liveCount == 0)
        #expect(world.folded.target.crosswalk.records.isEmpty)
    }

    @Test("records that something foreign needs stay, with their own parents") func protected() {
        var world = migrated()
        world.start(.rollback(to: 0), protected: [SmallFirm.ann])
        world.play()
        #expect(
            kept(world) == [
                "CMCLIENT/110 has-dependants", "CMRELATE/Baker & Sons has-dependants",
                "field/person/Source_Key__c in-use", "field/organization/Source_Key__c in-use",
            ]
        )
        #expect(world.account.violations == [])
    }

    @Test(
        "a record whose delete is refused keeps its parents",
        arguments: [
            Fault.refused(status: 403), .refused(status: 400),
        ]
    )
    func refusedDelete(fault: Fault) {
        var world = migrated()
        world.run(.rollback(to: 0)) { $0.method == .delete && $0.path.contains("/deals/") ? fault : .none }
        #expect(world.account.violations == [])
        #expect(world.account.live("deals").count == 2)
        #expect(world.account.live("persons").count == 2)
        world.run(.rollback(to: 0))
        #expect(world.account.liveCount == 0)
    }

    @Test("an update is restored to what it overwrote, whatever it was") func restored() throws {
        var world = migrated()
        let mark = UInt64(world.events.count)
        let before = contents(world.account)
        world.desired = SmallFirm.records(version: 2)
        world.run()
        #expect(contents(world.account) != before)
        world.run(.rollback(to: mark))
        #expect(world.end == .finished)
        #expect(contents(world.account) == before)
        #expect(kept(world).isEmpty)
        let size = world.sent.count
        world.run(.rollback(to: mark))
        #expect(world.sent.count == size)
    }

    private func contents(_ account: FakeAccount) -> [JSON] {
        account.collections.sorted { $0.key < $1.key }.flatMap { $0.value }.filter { !$0.isDeleted }
            .map { RecordImage.content(of: .object($0.members)) }
    }

    @Test("two updates of one record are undone from the last to the first") func twoUpdates() {
        var world = World(SmallFirm.records(SmallFirm.bank))
        world.run()
        let mark = UInt64(world.events.count)
        for name in ["Second Bank", "Third Bank"] {
            world.desired[world.desired.count - 1].fields[0] = SmallFirm.literal("name", .string(name))
            world.run()
        }
        let middle = world.sent.count
        world.run(.rollback(to: mark))
        let names = world.sent.dropFirst(middle).compactMap { $0.call.body }
        #expect(names == [#"{"name":"Second Bank"}"#, #"{"name":"First Bank"}"#])
        #expect(kept(world).isEmpty)
    }

    @Test("an update of which a person changed the same field since stays") func driftOfUpdate() throws {
        var world = migrated()
        let mark = UInt64(world.events.count)
        world.desired = SmallFirm.records(version: 2)
        world.run()
        let bank = try #require(world.account.live("organizations").last)
        world.account.edit("organizations", bank.id) { $0["name"] = "Bank of Ann" }
        world.account.edit("organizations", bank.id) { $0["website"] = "bank.example" }
        world.run(.rollback(to: mark))
        #expect(kept(world) == ["CMRELATE/First Bank changed name"])
        #expect(world.account.live("organizations").last?.members["name"] == "Bank of Ann")
    }

    @Test("a rollback that is killed at any step and started again finishes the rest", arguments: [1, 3])
    func killed(inFlightLimit: Int) {
        var settings = World.Settings()
        settings.inFlightLimit = inFlightLimit
        for steps in stride(from: 1, to: 400, by: 3) {
            var world = migrated(settings)
            world.start(.rollback(to: 0))
            for _ in 0..<steps where world.end == nil {
                if world.unrecorded.isEmpty { world.answer() } else { world.recordNext() }
            }
            if world.end != nil {
                #expect(steps > 60)
                return
            }
            let place = steps % 2
            for item in world.out.prefix(place) where item.call.method == .delete {
                _ = world.account.answer(item.call)
            }
            world.crash()
            world.run(.rollback(to: 0))
            #expect(world.end == .finished, "step \(steps)")
            #expect(world.account.liveCount == 0, "step \(steps)")
            #expect(world.account.violations + world.violations == [], "step \(steps)")
        }
        Issue.record("the rollback never ended")
    }

    @Test("a rollback after a killed run also takes back the write whose answer was lost") func afterKilledRun() {
        var world = World(SmallFirm.records())
        world.start()
        world.play { $0.path.hasSuffix("/deals") }
        for item in world.out { _ = world.account.answer(item.call) }
        world.crash()
        world.run(.rollback(to: 0))
        #expect(world.end == .finished)
        #expect(world.account.liveCount == 0)
        #expect(world.account.violations == [])
    }

    @Test("after a rollback a run brings everything back, and a second rollback takes it again") func again() {
        var world = migrated()
        world.desired = SmallFirm.records(version: 2)
        world.run()
        for _ in 0..<2 {
            world.run(.rollback(to: 0))
            #expect(world.account.liveCount == 0)
            world.run()
            #expect(world.differencesFromDesired == [])
        }
    }

    @Test("a record that cannot be read is kept as unreadable, and the next rollback takes it") func unreadable() {
        var world = migrated()
        world.run(.rollback(to: 0)) { $0.method == .get && $0.path.contains("/notes/") ? .serverErrorBefore : .none }
        #expect(kept(world).filter { $0.contains("unreadable") }.count == 2)
        #expect(world.account.live("deals").count == 2)
        #expect(world.account.violations == [])
        world.run(.rollback(to: 0))
        #expect(world.account.liveCount == 0)
    }
}
