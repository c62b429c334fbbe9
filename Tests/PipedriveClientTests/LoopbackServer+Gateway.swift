import Migration
import PipedriveClient

enum TestToken {
    static let text = "0123456789abcdef-secret-0123456789"

    static func make() throws -> ApiToken { try ApiToken(environment: [ApiToken.environmentName: text]) }
}

extension LoopbackServer {
    func gateway(
        timeouts: HTTPGateway.Timeouts = .init(),
        answerLimitBytes: Int = 16 << 20,
        scheme: String = "http"
    ) throws -> HTTPGateway {
        HTTPGateway(
            account: try AccountAddress("\(scheme)://127.0.0.1:\(port)"),
            token: try TestToken.make(),
            version: "1.2.3",
            timeouts: timeouts,
            answerLimitBytes: answerLimitBytes
        )
    }

    /// Hands a gateway to the body and shuts it down after it, whatever happens.
    func withGateway<R>(
        timeouts: HTTPGateway.Timeouts = .init(),
        answerLimitBytes: Int = 16 << 20,
        scheme: String = "http",
        _ body: (HTTPGateway) async throws -> R
    ) async throws -> R {
        defer { stop() }
        let gateway = try gateway(timeouts: timeouts, answerLimitBytes: answerLimitBytes, scheme: scheme)
        do {
            let result = try await body(gateway)
            await gateway.shutdown()
            return result
        } catch {
            await gateway.shutdown()
            throw error
        }
    }

    func send(_ call: ApiCall) async throws -> ApiReply {
        try await withGateway { try await $0.send(call) }
    }
}
