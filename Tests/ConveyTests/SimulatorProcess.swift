import CanonicalJSON
import Foundation

/// `convey simulate` as a process of its own.
final class SimulatorProcess {
    let address: String
    private let process: RunningProcess

    /// The simulator printed no address in time.
    struct NotServing: Error { let errors: String }

    init(_ arguments: [String] = [], token: String = Executable.token) async throws {
        let all = ["simulate", "--port", "0", "--unlimited", "--plan", "ultimate", "--seed", "5"] + arguments
        process = try Executable(token: token).start(all)
        let deadline = ContinuousClock.now + .seconds(20)
        while !process.output.hasSuffix("\n"), process.isRunning, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(10))
        }
        address = process.output.trimmingCharacters(in: .whitespacesAndNewlines)
        guard address.hasPrefix("http://127.0.0.1:") else {
            process.kill()
            throw NotServing(errors: process.errors)
        }
    }

    var port: Int { Int(address.split(separator: ":").last ?? "") ?? 0 }

    func kill() { process.kill() }

    /// Ends it as a service manager does; returns the exit code.
    func stop() async -> Int32? {
        process.send(SIGTERM)
        return await process.ended(within: 10) ? process.answer.exit : nil
    }

    /// What lives in the account, read through the simulator's own door.
    func liveDump() async throws -> JSON {
        let url = address + "/_simulator/livedump"
        let process = try RunningProcess("/usr/bin/curl", ["-s", "--max-time", "20", url], [:])
        _ = await process.ended(within: 25)
        return try JSON(parsing: Array(process.output.utf8))
    }
}
