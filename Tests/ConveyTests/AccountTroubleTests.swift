import CanonicalJSON
import Foundation
import TestSupport
import Testing

/// An account that refuses, is another one, or goes away.
@Suite(.serialized) struct AccountTroubleTests {
    @Test("a wrong token ends every command with exit 2 and a hint, and writes nothing")
    func wrongToken() async throws {
        let world = try await CommandWorld.ready()
        var stranger = world.convey
        stranger.token = "some-other-token-than-that"
        for command in [
            ["preflight"], ["run"], ["reconcile"], ["owners", "propose"], ["rollback", "--to", "0", "--yes"],
        ] {
            let answer = try await stranger.run(command)
            #expect(answer.exit == 2, "\(command)")
            #expect(answer.errors.contains("PIPEDRIVE_API_TOKEN"), "\(command): \(answer.errors)")
            #expect(!answer.errors.contains("some-other-token"))
        }
    }

    @Test("a closed port and an unknown host are told apart from Pipedrive's own refusals")
    func nobodyThere() async throws {
        let world = try await CommandWorld.ready()
        #expect(await world.simulator.stop() == 0)
        let answer = try await world.convey.run(["run"])
        #expect(answer.exit == 2)
        #expect(answer.errors.contains("nothing answers"), "\(answer.errors)")

        let folder = try TemporaryFolder()
        let convey = Executable(migration: folder.path + "/m")
        let address = "https://no-such-firm-of-anybody-0815.pipedrive.com.invalid"
        let other = try await convey.run(["init", folder.path + "/m", "--account", address])
        #expect(other.exit == 2)
        #expect(other.errors.contains("not a Pipedrive address"), "\(other.errors)")
    }

    @Test("a simulator that dies in the middle of a run ends it cleanly, and the same command finishes later")
    func diesInTheMiddle() async throws {
        let state = try TemporaryFolder()
        let stateFile = ["--state", state.path + "/state.json"]
        let faults = state.path + "/faults.json"
        try Data("{\"seed\":1,\"rates\":{\"latency\":10000}}".utf8).write(to: URL(fileURLWithPath: faults))
        let world = try await CommandWorld.ready(
            SmallFirm(matters: 10, journal: 60, calendar: 60),
            simulator: stateFile + ["--faults", faults]
        )
        let run = try world.convey.start(["run", "--settle-after", "0"])
        try await run.says("tokens")
        try await Task.sleep(for: .milliseconds(700))
        let port = world.simulator.port
        _ = await world.simulator.stop()
        #expect(await run.ended(within: 60))
        #expect(run.answer.exit == 2, "\(run.errors) \(run.output)")
        #expect(run.output.contains("The same command goes on from here") || run.errors.contains("nothing answers"))
        let status = try await world.result(["status"])
        #expect(status["next"]?.stringValue?.contains("convey run") == true, "\(status)")

        let users = ["--users", world.exportPath + "/users.csv"]
        let again = try await SimulatorProcess(users + stateFile, port: port)
        let finished = try await world.result(["run", "--settle-after", "1"])
        #expect(finished["status"]?.stringValue == "finished")
        let reconciled = try await world.result(["reconcile"])
        #expect(reconciled["missing"] == 0)
        #expect(reconciled["extra"] == 0)
        _ = again
    }

    @Test("another company's account behind the same address is refused")
    func otherCompany() async throws {
        let world = try await CommandWorld.ready()
        try await world.done(["sample", "--size", "3"])
        let port = world.simulator.port
        #expect(await world.simulator.stop() == 0)
        let other = try await SimulatorProcess(port: port, seed: 77)
        for command in [["run"], ["preflight"], ["reconcile"], ["rollback", "--to", "start", "--yes"]] {
            let answer = try await world.convey.run(command)
            #expect(answer.exit == 2, "\(command)")
            #expect(answer.errors.contains("company"), "\(answer.errors)")
        }
        let records = try await other.liveDump()["records"]
        #expect(records?["persons"]?.arrayValue?.isEmpty == true)
    }

    @Test("Ctrl-C stops a run at a clean point with exit 130, and a second writer is kept out meanwhile")
    func interrupt() async throws {
        let folder = try TemporaryFolder()
        let faults = try folder.write("{\"seed\":1,\"rates\":{\"latency\":10000}}", to: "faults.json")
        // So many that the run is far from its end when the two commands beside it have ended, on a busy machine too.
        let world = try await CommandWorld.ready(
            SmallFirm(matters: 10, journal: 1_000, calendar: 1_000),
            simulator: ["--faults", faults]
        )
        let run = try world.convey.start(["run"])
        try await run.says("tokens")
        let second = try await world.convey.run(["load", world.exportPath])
        #expect(second.exit == 2)
        #expect(second.errors.contains("process"), "\(second.errors)")
        #expect(try await world.convey.run(["status"]).exit == 0)
        run.send(SIGINT)
        #expect(await run.ended(within: 30))
        #expect(run.answer.exit == 130, "\(run.errors) \(run.output)")
        let status = try await world.result(["status"])
        #expect(status["open"] == 0)
        #expect(try await world.result(["verify"])["ok"] == true)
    }
}
