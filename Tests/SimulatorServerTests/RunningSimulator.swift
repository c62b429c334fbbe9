import AsyncHTTPClient
import CanonicalJSON
import Migration
import NIOCore
import NIOHTTP1
import PipedriveSimulator

@testable import SimulatorServer

/// A simulator that listens, and a client without retries that talks to it.
struct RunningSimulator {
    static let token = "admin-token"

    let port: Int
    let server: SimulatorServer

    static func account(_ faults: FaultSchedule = .none) -> SimulatedAccount {
        let configuration = AccountConfiguration(seed: 7, token: token).unlimited()
        return SimulatedAccount(configuration: configuration, faults: faults)
    }

    /// Runs a body against a fresh simulator and stops it again by cancellation.
    static func with(
        _ account: SimulatedAccount = account(),
        stateFile: String? = nil,
        _ body: @escaping @Sendable (RunningSimulator) async throws -> Void
    ) async throws {
        let server = try SimulatorServer(account: account, stateFile: stateFile) {
            Timestamp(milliseconds: 1_780_000_000_000)
        }
        let (ports, started) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run { started.yield($0) } }
            for await port in ports {
                try await body(RunningSimulator(port: port, server: server))
                break
            }
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    func send(
        _ method: String,
        _ path: String,
        _ body: JSON? = nil,
        token: String? = RunningSimulator.token
    ) async throws -> (status: Int, json: JSON, headers: [String: String]) {
        try await send(method, path, bytes: body?.canonicalBytes, contentType: "application/json", token: token)
    }

    func send(
        _ method: String,
        _ path: String,
        bytes: [UInt8]?,
        contentType: String,
        token: String? = RunningSimulator.token
    ) async throws -> (status: Int, json: JSON, headers: [String: String]) {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = .init(rawValue: method)
        request.headers.add(name: "content-type", value: contentType)
        if let token { request.headers.add(name: "x-api-token", value: token) }
        if let bytes { request.body = .bytes(ByteBuffer(bytes: bytes)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        let answer = try await response.body.collect(upTo: 64 * 1024 * 1024)
        let headers = Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
        let json = (try? JSON(parsing: Array(answer.readableBytesView))) ?? .null
        return (Int(response.status.code), json, headers)
    }
}
