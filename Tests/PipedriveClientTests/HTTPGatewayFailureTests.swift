import Foundation
import Migration
import PipedriveClient
import Testing

/// Each way to get no answer, told apart by whether the request can have taken effect.
@Suite(.timeLimit(.minutes(1))) struct HTTPGatewayFailureTests {
    private let create = ApiCall(.post, "/api/v2/deals", body: #"{"title":"x"}"#)

    private func failure(
        _ server: LoopbackServer,
        _ call: ApiCall? = nil,
        timeouts: HTTPGateway.Timeouts = .init(),
        answerLimitBytes: Int = 16 << 20,
        scheme: String = "http"
    ) async throws -> TransportFailure? {
        try await server.withGateway(timeouts: timeouts, answerLimitBytes: answerLimitBytes, scheme: scheme) {
            gateway -> TransportFailure? in
            do {
                _ = try await gateway.send(call ?? create)
                return nil
            } catch let failure as TransportFailure {
                return failure
            }
        }
    }

    @Test("a port where nobody listens: the request did not arrive")
    func refusedConnection() async throws {
        let gateway = HTTPGateway(
            account: try AccountAddress("http://127.0.0.1:\(LoopbackServer.unusedPort())"),
            token: try TestToken.make(),
            version: "1.2.3"
        )
        await #expect(throws: TransportFailure(cause: .cannotConnect, mayHaveArrived: false)) {
            try await gateway.send(create)
        }
        await gateway.shutdown()
    }

    @Test("a host name that does not exist: the request did not arrive")
    func unknownHost() async throws {
        let gateway = HTTPGateway(
            account: try AccountAddress("https://conveyance-test.invalid", allowingOtherHosts: true),
            token: try TestToken.make(),
            version: "1.2.3"
        )
        do {
            _ = try await gateway.send(create)
            Issue.record("an answer came from nowhere")
        } catch {
            // A machine without a name server lets the question time out.
            #expect([.unknownHost, .timedOut].contains(error.cause))
            #expect(!error.mayHaveArrived)
        }
        await gateway.shutdown()
    }

    @Test("a server that does not speak TLS: the request did not arrive, nor the token")
    func refusedTLS() async throws {
        let server = try LoopbackServer([.greetAndClose("HTTP/1.1 400 Bad Request\r\n\r\n")])
        let failure = try await failure(server, scheme: "https")
        #expect(failure == TransportFailure(cause: .tlsRefused, mayHaveArrived: false))
        #expect(server.requests.isEmpty)
    }

    @Test("a server that never answers the TLS greeting: the request did not arrive")
    func hangingTLS() async throws {
        let server = try LoopbackServer([.hang])
        let failure = try await failure(server, timeouts: .init(connectMilliseconds: 300), scheme: "https")
        #expect(failure?.mayHaveArrived == false)
        #expect(server.requests.isEmpty)
    }

    @Test("a connection that is never accepted times out: the request did not arrive")
    func connectTimeout() async throws {
        let server = try LoopbackServer([], backlog: 0, accepts: false)
        let waiting = try server.fillBacklog()
        defer { for descriptor in waiting { close(descriptor) } }
        let failure = try await failure(server, timeouts: .init(connectMilliseconds: 200))
        #expect(failure == TransportFailure(cause: .timedOut, mayHaveArrived: false))
    }

    @Test("a server that closes after reading: the request may have arrived")
    func closedAfterReading() async throws {
        let server = try LoopbackServer([.closeAfterReading])
        #expect(try await failure(server) == TransportFailure(cause: .connectionLost, mayHaveArrived: true))
        #expect(server.requests.count == 1, "nothing is sent twice")
        #expect(server.connections == 1)
    }

    @Test("a server that closes before reading: counted as arrived only if a byte had left")
    func closedBeforeReading() async throws {
        let server = try LoopbackServer([.closeBeforeReading])
        let failure = try #require(try await failure(server))
        #expect(failure.cause == .connectionLost || !failure.mayHaveArrived)
        #expect(server.requests.isEmpty)
        #expect(server.connections == 1, "nothing is sent twice")
    }

    @Test("a kept connection that the server closes: what the server has read always counts as possibly arrived")
    func closedWhileKept() async throws {
        for round in 0..<60 {
            let server = try LoopbackServer([.answerAndClose(LoopbackServer.reply(body: "{}")), .closeAfterReading])
            try await server.withGateway { gateway in
                _ = try await gateway.send(create)
                try await Task.sleep(for: .microseconds(round * 10))
                do {
                    _ = try await gateway.send(create)
                    Issue.record("an answer came from nowhere")
                } catch let failure as TransportFailure {
                    #expect(failure.cause == .connectionLost)
                    #expect(failure.mayHaveArrived || server.requests.count == 1)
                }
                #expect(server.requests.count <= 2, "nothing is sent twice")
            }
        }
    }

    @Test("a server that hangs: the whole time ends the call, and it may have arrived")
    func wholeTimeout() async throws {
        let server = try LoopbackServer([.hang])
        let started = ContinuousClock.now
        let failure = try await failure(server, timeouts: .init(wholeMilliseconds: 200))
        #expect(failure == TransportFailure(cause: .timedOut, mayHaveArrived: true))
        // Half of the usual limit: far from it even on a busy machine.
        #expect(ContinuousClock.now - started < .seconds(15))
    }

    @Test(
        "an answer that breaks off: the request may have arrived",
        arguments: [
            "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"succ",
            "HTTP/1.1 200 OK\r\ncontent-le",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n",
            "this is not HTTP at all\r\n\r\n",
        ]
    )
    func brokenAnswer(_ bytes: String) async throws {
        let server = try LoopbackServer([.answerAndClose(bytes)])
        #expect(try await failure(server) == TransportFailure(cause: .connectionLost, mayHaveArrived: true))
    }

    @Test(
        "an answer above the limit is not read to its end, announced or not",
        arguments: [
            "HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n" + String(repeating: "x", count: 2000),
            "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n" + String(repeating: "x", count: 2000),
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7D0\r\n" + String(repeating: "x", count: 2000)
                + "\r\n0\r\n\r\n",
        ]
    )
    func tooLarge(_ bytes: String) async throws {
        let server = try LoopbackServer([.answerAndClose(bytes)])
        let failure = try await failure(server, answerLimitBytes: 1999)
        #expect(failure == TransportFailure(cause: .answerTooLarge, mayHaveArrived: true))
    }

    @Test("an answer of exactly the limit is read")
    func exactlyLimit() async throws {
        let body = String(repeating: "x", count: 1999)
        let server = try LoopbackServer([.answer(LoopbackServer.reply(body: body))])
        #expect(try await failure(server, answerLimitBytes: 1999) == nil)
    }

    @Test("a call that is cancelled under way may have arrived")
    func cancelled() async throws {
        let server = try LoopbackServer([.hang])
        try await server.withGateway { gateway in
            let call = create
            let task = Task { try await gateway.send(call) }
            while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            task.cancel()
            await #expect(throws: TransportFailure(cause: .cancelled, mayHaveArrived: true)) { try await task.value }
        }
    }

    @Test("a call that is cancelled before it starts did not arrive")
    func cancelledBefore() async throws {
        let server = try LoopbackServer([])
        try await server.withGateway { gateway in
            let call = create
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await gateway.send(call)
            }
            task.cancel()
            await #expect(throws: TransportFailure(cause: .cancelled, mayHaveArrived: false)) { try await task.value }
        }
        #expect(server.connections == 0)
    }
}
