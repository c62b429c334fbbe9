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
        var moments: [Int] = []
        while left > 0 {
            let world = try await CommandWorld.ready(KillTests.firm)
            let before = try await world.simulator.liveDump()
            let killed = try await kill(upTo: left, in: world)
            #expect(killed.count >= min(left, 5), "the runs ended before they could be killed")
            left -= max(killed.count, 1)
            moments += killed
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
        let places = Set(moments).count
        #expect(places * 2 >= moments.count, "\(moments.count) kills met the account in \(places) states: \(moments)")
    }

    /// Starts runs and kills them until one comes to its end; returns how many records each kill found in the account.
    private func kill(upTo limit: Int, in world: CommandWorld) async throws -> [Int] {
        var moments: [Int] = []
        while moments.count < limit {
            let count = try await recordCount(world)
            let run = try world.convey.start(["run", "--settle-after", "0", "--quiet"])
            // Most of a run is writing: a kill while the process starts is the rare case, not the usual one.
            let isWriting = Int.random(in: 0..<5) > 0
            while isWriting, run.isRunning, try await recordCount(world) == count {
                try await Task.sleep(for: .milliseconds(5))
            }
            if await run.ended(within: Double.random(in: 0...(isWriting ? 0.08 : 0.4))) {
                #expect(run.answer.exit == 0, "\(run.errors) \(run.output)")
                return moments
            }
            run.kill()
            _ = await run.ended(within: 5)
            moments.append(try await recordCount(world))
        }
        return moments
    }

    private func recordCount(_ world: CommandWorld) async throws -> Int {
        let tables = try await world.simulator.liveDump()["records"]?.objectValue ?? [:]
        return tables.values.reduce(0) { $0 + ($1.arrayValue?.count ?? 0) }
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
