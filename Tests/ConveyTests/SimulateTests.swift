import CanonicalJSON
import Foundation
import TestSupport
import Testing

/// The simulator as a process.
@Suite struct SimulateTests {
    @Test("it prints its address, serves, keeps its state, and ends with exit 0 on SIGTERM")
    func serves() async throws {
        let folder = try TemporaryFolder()
        let state = ["--state", folder.path + "/state.json", "--existing-records"]
        let first = try await SimulatorProcess(state)
        #expect(first.port > 0)
        let dump = try await first.liveDump()
        #expect(dump["records"]?["organizations"]?.arrayValue?.isEmpty == false)
        #expect(await first.stop() == 0)
        let second = try await SimulatorProcess(state)
        #expect(try await second.liveDump() == dump)
        #expect(await second.stop() == 0)
    }

    @Test("a state goes on with what is asked for now: another plan, other faults, and the same callers")
    func nextStart() async throws {
        let folder = try TemporaryFolder()
        let state = folder.path + "/state.json"
        let clock = ["--clock", "2026-11-24T09:00:00Z", "--state", state]
        let first = try await SimulatorProcess(clock + ["--seats", "2"])
        #expect(await first.stop() == 0)
        let saved = try JSON(parsing: Array(Data(contentsOf: URL(fileURLWithPath: state))))
        #expect(saved["configuration"]?["seats"] == 2)
        #expect(!saved.canonicalText.contains(Executable.token))
        let faults = try folder.write(#"{"people":{"edit":10},"behaviours":{"geocodes_addresses":true}}"#, to: "f.json")
        let second = try await SimulatorProcess(clock + ["--seats", "3", "--faults", faults])
        #expect(await second.stop() == 0)
        let again = try JSON(parsing: Array(Data(contentsOf: URL(fileURLWithPath: state))))
        #expect(again["configuration"]?["seats"] == 3)
        #expect(again["faults"]?["people"]?["edit"] == 10)
        #expect(again["configuration"]?["behaviours"]?["geocodes_addresses"] == true)
        #expect(again["records"] == saved["records"])
    }

    @Test("the token can belong to somebody with fewer rights")
    func roles() async throws {
        for role in ["admin", "staff", "restricted"] {
            let simulator = try await SimulatorProcess(["--as", role, "--existing-records"])
            let admins = try await simulator.data("/api/v1/users/me")["access"]?.arrayValue?.count {
                $0["admin"] == true
            }
            #expect(((admins ?? 0) > 0) == (role == "admin"))
            let deals = try await simulator.data("/api/v2/deals").arrayValue
            #expect(deals?.isEmpty == (role == "restricted"))
            #expect(await simulator.stop() == 0)
        }
    }

    @Test("what it cannot use is refused by name")
    func refuses() async throws {
        let folder = try TemporaryFolder()
        let faults = try folder.write("{\"rates\":{\"nonsense\":1}}", to: "faults.json")
        for (arguments, word) in [
            (["--plan", "golden"], "golden"), (["--faults", faults], "drop_after"), (["--seats", "0"], "--seats"),
            (["--faults", faults], "faults.json"), (["--clock", "noon"], "2026-11-24T09:00:00Z"),
            (["--as", "nobody"], "restricted"),
            (["--users", folder.path + "/none.csv"], "none.csv"), (["--faults", folder.path + "/none"], "none"),
        ] {
            let answer = try await Executable().run(["simulate", "--port", "0"] + arguments, seconds: 20)
            #expect(answer.exit == 2, "\(arguments)")
            #expect(answer.errors.contains(word), "\(answer.errors)")
        }
        let tokenless = try await Executable(token: nil).run(["simulate", "--port", "0"], seconds: 20)
        #expect(tokenless.exit == 2)
        #expect(tokenless.errors.contains("PIPEDRIVE_API_TOKEN"))
    }

    @Test("a port that is taken is refused")
    func port() async throws {
        let first = try await SimulatorProcess()
        let answer = try await Executable().run(["simulate", "--port", "\(first.port)"], seconds: 20)
        #expect(answer.exit == 2)
        #expect(answer.errors.contains("\(first.port)"), "\(answer.errors)")
    }
}
