import CanonicalJSON
import Foundation
import Testing

/// Real processes, ended by `kill -9` at moments that nobody chose.
@Suite(.serialized) struct KillTests {
    private static let firm = SmallFirm(matters: 12, journal: 260, calendar: 240)

    /// How many; `CONVEY_KILLS=200` plays the long version.
    private static let kills = ProcessInfo.processInfo.environment["CONVEY_KILLS"].flatMap { Int($0) } ?? 10

    @Test("killed at random moments and started again, a run leaves the account of an undisturbed one")
    func killedRun() async throws {
        let undisturbed = try await CommandWorld.ready(KillTests.firm)
        try await undisturbed.done(["run"])
        let expected = AccountContent(try await undisturbed.simulator.liveDump())
        var left = KillTests.kills
        while left > 0 {
            let world = try await CommandWorld.ready(KillTests.firm)
            let before = try await world.simulator.liveDump()
            let killed = try await kill(upTo: left, in: world)
            #expect(killed >= min(left, 5), "the runs ended before they could be killed")
            left -= max(killed, 1)
            let finished = try await world.result(["run", "--settle-after", "1"])
            #expect(finished["status"] == "finished")
            for name in ["failed", "unknown", "skipped"] { #expect(finished[name] == 0, "\(name)") }
            let reconciled = try await world.result(["reconcile"])
            for name in ["missing", "misaligned", "extra"] { #expect(reconciled[name] == 0, "\(name)") }
            try await expectEachOnce(world, before)
            let content = AccountContent(try await world.simulator.liveDump())
            for (table, rows) in expected.rows { #expect(content.rows[table] == rows, "\(table)") }
            #expect(try await world.result(["verify"])["ok"] == true)
        }
    }

    /// Starts runs and kills them until one comes to its end; returns how many were killed.
    private func kill(upTo limit: Int, in world: CommandWorld) async throws -> Int {
        for killed in 0..<limit {
            let run = try world.convey.start(["run", "--settle-after", "0", "--quiet"])
            if await run.ended(within: Double.random(in: 0.1...0.6)) {
                #expect(run.answer.exit == 0, "\(run.errors) \(run.output)")
                return killed
            }
            run.kill()
            _ = await run.ended(within: 5)
        }
        return limit
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
