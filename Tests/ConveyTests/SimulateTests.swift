import CanonicalJSON
import Foundation
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

    @Test("what it cannot use is refused by name")
    func refuses() async throws {
        let folder = try TemporaryFolder()
        let faults = try folder.write("{\"rates\":{\"nonsense\":1}}", to: "faults.json")
        for (arguments, word) in [
            (["--plan", "golden"], "golden"), (["--faults", faults], "faults.json"),
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
