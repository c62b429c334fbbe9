import CanonicalJSON
import Testing

@testable import Migration

/// The gate before any write, and the difference between what is there and what shall be.
@Suite struct PlannerTests {
    private func state(_ events: [Event]) -> MigrationState {
        var state = MigrationState()
        for event in events {
            let recorded = RecordedEvent(
                sequence: state.size,
                at: World.noon,
                event: event,
                actor: "reviewer",
                run: "",
                cause: nil
            )
            state.apply(recorded)
        }
        return state
    }

    private func refusal(_ events: [Event], digest: String = "d1") -> GateRefusal? {
        do throws(GateRefusal) {
            _ = try Planner(state: state(events), currentDigest: digest) { _ in nil }
            return nil
        } catch {
            return error
        }
    }

    private let fallback = Event.ownerFallback(OwnerFallback(email: "anna@example.com", userID: 1))
    private let yes = Event.mappingConfirmed(MappingConfirmed(digest: "d1", rules: 1, skipped: 0))

    @Test("without a confirmation nothing is planned") func notConfirmed() {
        #expect(refusal([fallback]) == .notConfirmed)
        #expect(refusal([fallback, yes]) == nil)
        let revoked = Event.mappingRevoked(MappingRevoked(digest: "d1", reason: "wrong stage"))
        #expect(refusal([fallback, yes, revoked]) == .notConfirmed)
        #expect(refusal([fallback, yes, revoked, yes]) == nil)
    }

    @Test("a confirmation of another digest is outdated") func outdated() {
        #expect(refusal([fallback, yes], digest: "d2") == .confirmationOutdated)
        let again = Event.mappingConfirmed(MappingConfirmed(digest: "d2", rules: 1, skipped: 0))
        #expect(refusal([fallback, yes, again]) == .confirmationOutdated)
        #expect(refusal([fallback, yes, again], digest: "d2") == nil)
    }

    @Test("without a fallback owner nothing is planned") func noFallback() {
        #expect(refusal([yes]) == .noFallbackOwner)
    }

    @Test("an unchanged record needs no change, a new one is created") func unchanged() throws {
        var world = World(SmallFirm.records(SmallFirm.bob))
        world.run()
        world.start()
        #expect(world.plan(world.folded).isEmpty)
        world.desired = SmallFirm.records(SmallFirm.bob, SmallFirm.bank)
        let change = try #require(world.plan(world.folded).first)
        #expect(change.operation == .create)
        #expect(change.reference == SmallFirm.bank)
    }

    @Test("an update names only what differs, clears custom fields that are gone, and leaves add_time alone")
    func difference() {
        let written: [String: JSON] = [
            "title": "A", "add_time": "2020-01-01", "value": 5, "custom_fields": ["h1": 1, "h2": "x", "h3": .null],
        ]
        let wanted: [String: JSON] = ["title": "A", "add_time": "2021-01-01", "value": 6, "custom_fields": ["h1": 2]]
        #expect(
            Planner.difference(from: written, to: wanted) == ["value": 6, "custom_fields": ["h1": 2, "h2": .null]]
        )
        #expect(Planner.difference(from: written, to: written).isEmpty)
    }

    @Test("bodies sent one after the other leave their union, the later over the earlier") func merged() {
        let bodies = [
            #"{"title":"A","custom_fields":{"h1":1,"h2":2}}"#, #"{"custom_fields":{"h2":3}}"#, #"{"title":"B"}"#,
            "no JSON",
        ]
        #expect(WrittenMembers.merged(bodies) == ["title": "B", "custom_fields": ["h1": 1, "h2": 3]])
    }

    @Test("foundations and files are never updated") func onlyAdded() {
        let fixed: [TargetEntity] = [.pipeline, .stage, .field, .activityType, .file]
        for entity in TargetEntity.allCases { #expect(entity.isUpdatable != fixed.contains(entity)) }
    }

    @Test("the price of a change holds its reading and its write") func price() {
        let create = DesiredRecord(SmallFirm.letter, fields: [])
        #expect(Change(reference: SmallFirm.letter, content: .create(create)).costTokens == 10)
        #expect(Change(reference: SmallFirm.letter, content: .delete(id: "1")).costTokens == 8)
        #expect(Change(reference: SmallFirm.sale, content: .update(id: "1", members: [:])).costTokens == 6)
        #expect(Change(reference: SmallFirm.sale, content: .delete(id: "1")).costTokens == 4)
        #expect(Change(reference: SmallFirm.court, content: .delete(id: "1")).costTokens == 26)
    }

    @Test("each refusal tells what to do") func words() {
        let refusals: [GateRefusal] = [
            .notConfirmed, .confirmationOutdated, .noFallbackOwner, .otherAccount(expected: "a", found: "b"),
            .nothingLoaded, .nothingProposed,
        ]
        for refusal in refusals { #expect(refusal.description.contains("`convey ")) }
    }
}
