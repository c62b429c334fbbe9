import CanonicalJSON
import Foundation
import FoundationNetworking

/// `convey simulate` as a process of its own.
final class SimulatorProcess {
    let address: String
    private let process: RunningProcess

    /// The simulator printed no address in time.
    struct NotServing: Error { let errors: String }

    init(
        _ arguments: [String] = [],
        port: Int = 0,
        seed: Int = 5,
        token: String = Executable.token,
        signIn: [String: String] = [:]
    ) async throws {
        // Without limits of its own, unless a test names a plan.
        let limits = arguments.contains("--plan") ? [] : ["--unlimited", "--plan", "ultimate"]
        let all = ["simulate", "--port", "\(port)", "--seed", "\(seed)"] + limits + arguments
        process = try Executable(token: token, signIn: signIn).start(all)
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

    /// The data of an answer to the process's own token.
    func data(_ path: String) async throws -> JSON {
        guard let url = URL(string: address + path) else { return .null }
        var request = URLRequest(url: url)
        request.setValue(Executable.token, forHTTPHeaderField: "x-api-token")
        let (content, _) = try await URLSession.shared.data(for: request)
        return try JSON(parsing: Array(content))["data"] ?? .null
    }

    /// What lives in the account, read through the simulator's own door.
    func liveDump() async throws -> JSON {
        guard let url = URL(string: address + "/_simulator/livedump") else { return .null }
        let (data, _) = try await URLSession.shared.data(from: url)
        return try JSON(parsing: Array(data))
    }
}
