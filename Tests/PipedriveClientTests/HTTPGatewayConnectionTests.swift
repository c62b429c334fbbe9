import Foundation
import Migration
import PipedriveClient
import Testing

/// What a connection costs, how many there are, and whom the gateway trusts.
@Suite(.timeLimit(.minutes(1))) struct HTTPGatewayConnectionTests {
    private let call = ApiCall(.post, "/api/v2/deals", body: #"{"title":"x"}"#)

    @Test("an answer that falls silent half-way ends after the time for reading, long before the whole time")
    func readTimeout() async throws {
        let server = try LoopbackServer([.answerAndHang("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"succ")])
        let started = ContinuousClock.now
        try await server.withGateway(timeouts: .init(readMilliseconds: 200)) { gateway in
            _ = await #expect(throws: TransportFailure(cause: .timedOut, mayHaveArrived: true)) {
                try await gateway.send(call)
            }
        }
        #expect(ContinuousClock.now - started < .seconds(15))
    }

    @Test("calls at once share a bounded number of connections, and all of them are answered")
    func boundedConnections() async throws {
        let count = 4 * HTTPGateway.Timeouts.connectionLimit
        let server = try LoopbackServer(
            (0..<count).map { _ in .answer(LoopbackServer.reply(body: "{}")) },
            backlog: 256
        )
        try await server.withGateway { gateway in
            let call = call
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<count { group.addTask { try await gateway.send(call).status } }
                for try await status in group { #expect(status == 200) }
            }
        }
        #expect(server.requests.count == count)
        #expect(server.connections <= HTTPGateway.Timeouts.connectionLimit)
    }

    @Test("a certificate that nobody vouches for is refused before the token leaves")
    func unknownCertificate() async throws {
        let server = try SelfSignedServer()
        let gateway = HTTPGateway(
            account: try AccountAddress("https://localhost:\(server.port)"),
            token: try TestToken.make(),
            version: "1.2.3",
            timeouts: .init(wholeMilliseconds: 5_000)
        )
        await #expect(throws: TransportFailure(cause: .tlsRefused, mayHaveArrived: false)) {
            try await gateway.send(call)
        }
        await gateway.shutdown()
        server.stop()
        #expect(!server.received.contains("x-api-token"))
    }
}
