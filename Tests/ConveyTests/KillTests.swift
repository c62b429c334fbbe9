import CanonicalJSON
import Foundation
import Testing

/// Real processes, ended by `kill -9` at moments that nobody chose.
@Suite(.serialized) struct KillTests {
    private static let firm = SmallFirm(matters: 12, journal: 260, calendar: 240)

    @Test("after ten kills at random moments nothing is there twice and nothing is missing")
    func tenKills() async throws {
        let world = try await CommandWorld.ready(KillTests.firm)
        let before = try await world.simulator.liveDump()
        var killed = 0
        for _ in 0..<10 {
            let run = try world.convey.start(["run", "--settle-after", "0", "--quiet"])
            if await run.ended(within: Double.random(in: 0.1...0.6)) {
                #expect(run.answer.exit == 0, "\(run.errors) \(run.output)")
                break
            }
            run.kill()
            _ = await run.ended(within: 5)
            killed += 1
        }
        #expect(killed >= 5)
        let finished = try await world.result(["run", "--settle-after", "1"])
        #expect(finished["status"] == "finished")
        for name in ["failed", "unknown", "skipped"] { #expect(finished[name] == 0, "\(name)") }
        let reconciled = try await world.result(["reconcile"])
        for name in ["missing", "misaligned", "extra"] { #expect(reconciled[name] == 0, "\(name)") }
        try await expectEachOnce(world, before)
        #expect(try await world.result(["verify"])["ok"] == true)
    }

    private func expectEachOnce(_ world: CommandWorld, _ before: JSON) async throws {
        let dump = try await world.simulator.liveDump()
        func grown(_ table: String) -> Int {
            let now = dump["records"]?[table]?.arrayValue?.count ?? 0
            return now - (before["records"]?[table]?.arrayValue?.count ?? 0)
        }
        #expect(grown("deals") == KillTests.firm.matters)
        #expect(grown("persons") == KillTests.firm.matters)
        #expect(grown("activities") == KillTests.firm.calendar)
        // One itemised note of fees and one of costs beside the journal.
        #expect(grown("notes") == KillTests.firm.journal + 2)
        #expect(grown("pipelines") == 1)
        #expect(grown("stages") == 1)
        #expect(grown("activityTypes") == 1)
        for (owner, fields) in dump["fields"]?.objectValue ?? [:] {
            let names = fields.arrayValue?.filter { $0["custom"] == true }.compactMap { $0["name"]?.stringValue } ?? []
            #expect(Set(names).count == names.count, "\(owner): \(names.sorted())")
        }
    }

    @Test("a rollback that is killed goes on and is proved")
    func killedRollback() async throws {
        let world = try await CommandWorld.ready(SmallFirm(matters: 6, journal: 20, calendar: 20))
        let before = try await world.simulator.liveDump()
        try await world.done(["run"])
        for _ in 0..<3 {
            let rollback = try world.convey.start(["rollback", "--to", "before", "--yes", "--settle-after", "0"])
            _ = await rollback.ended(within: Double.random(in: 0.2...0.7))
            rollback.kill()
            _ = await rollback.ended(within: 5)
        }
        let last = try await world.result(["rollback", "--to", "before", "--yes", "--settle-after", "1"])
        #expect(last["proved"] == true)
        #expect(try await world.simulator.liveDump().canonicalText == before.canonicalText)
    }
}
