import CanonicalJSON
import Migration
import PipedriveClient
import PipedriveSimulator
import Pipeline
import SampleFirm
import SimulatorServer

/// The two ways to an account that must not differ in anything that a migration can see.
enum GatewayKind: String, CaseIterable, Sendable {
    case inProcess
    case http
}

/// A simulated account with somebody else's records in it, and a way to it.
struct TestAccount {
    static let token = "token-that-must-not-leak-4711"

    let shared: SharedAccount
    let gateway: any PipedriveGateway
    /// Where it is served; nil in process.
    let port: Int?

    /// The firm's people but one are users of the account.
    static func configuration(seed: UInt64 = 3) -> AccountConfiguration {
        let people = FirmExport.whole(.realistic).emails.dropLast().enumerated().map { index, email in
            SimulatedUser(id: 20_001 + Int64(index), name: "User \(index)", email: email)
        }
        var configuration = AccountConfiguration(seed: seed, token: token, otherUsers: people).unlimited()
        configuration.plan = .ultimate
        configuration.hasExistingRecords = true
        return configuration
    }

    static let adminEmail = configuration().users[0].email

    func liveDump() async -> JSON { await shared.with { $0.liveDump() } }

    /// Gives a body a fresh account; what was started is stopped again.
    static func with<Value>(
        _ kind: GatewayKind,
        faults: FaultSchedule = .none,
        clock: VirtualClock = VirtualClock(),
        seed: UInt64 = 3,
        configure: (inout AccountConfiguration) -> Void = { _ in },
        _ body: (TestAccount) async throws -> Value
    ) async throws -> Value {
        var configuration = configuration(seed: seed)
        configure(&configuration)
        let account = SimulatedAccount(configuration: configuration, faults: faults, at: clock.now)
        switch kind {
        case .inProcess:
            let shared = SharedAccount(account)
            let gateway = InProcessGateway(account: shared, token: token) { clock.now }
            return try await body(TestAccount(shared: shared, gateway: gateway, port: nil))
        case .http:
            let server = try SimulatorServer(account: account, now: { clock.now })
            return try await serve(server, body)
        }
    }

    /// Why a test's simulator is not there.
    struct NotServing: Error {}

    private static func serve<Value>(
        _ server: SimulatorServer,
        _ body: (TestAccount) async throws -> Value
    ) async throws -> Value {
        let (ports, started) = AsyncStream.makeStream(of: Int.self)
        let serving = Task {
            defer { started.finish() }
            try await server.run { started.yield($0) }
        }
        guard let port = await ports.first(where: { _ in true }) else { throw NotServing() }
        let gateway = try httpGateway(port: port)
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(TestAccount(shared: server.account, gateway: gateway, port: port)))
        } catch {
            result = .failure(error)
        }
        await gateway.shutdown()
        serving.cancel()
        _ = await serving.result
        return try result.get()
    }

    static func httpGateway(port: Int) throws -> HTTPGateway {
        HTTPGateway(
            account: try AccountAddress("http://127.0.0.1:\(port)"),
            token: try ApiToken(environment: [ApiToken.environmentName: token]),
            version: "test"
        )
    }
}
