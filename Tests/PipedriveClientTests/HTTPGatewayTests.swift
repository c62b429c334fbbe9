import Migration
import PipedriveClient
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPGatewayTests {
    @Test("a call arrives with its method, escaped query, body and headers, and its answer comes back")
    func carriesCall() async throws {
        let server = try LoopbackServer([
            .answer(
                LoopbackServer.reply(
                    status: "201 Created",
                    headers: """
                        X-RateLimit-Remaining: 17\r
                        Retry-After: 3\r
                        Server: x\r
                        X-Daily-Ratelimit-Token-Limit: 900\r

                        """,
                    body: #"{"success":true}"#
                )
            )
        ])
        let reply = try await server.send(
            ApiCall(
                .post,
                "/api/v2/deals",
                query: [.init("filter", "a b&c=+%/é"), .init("x[]", "")],
                body: #"{"title":"Ünger v. Hale"}"#
            )
        )
        #expect(reply.status == 201)
        #expect(reply.body == Array(#"{"success":true}"#.utf8))
        #expect(
            reply.headers == [
                "x-ratelimit-remaining": "17", "retry-after": "3", "x-daily-ratelimit-token-limit": "900",
            ]
        )
        let request = try #require(server.requests.first)
        #expect(
            request.hasPrefix("POST /api/v2/deals?filter=a%20b%26c%3D%2B%25%2F%C3%A9&x%5B%5D= HTTP/1.1\r\n")
        )
        let lines = request.lowercased().split(separator: "\r\n")
        #expect(lines.contains("content-type: application/json"))
        #expect(lines.contains("user-agent: convey/1.2.3"))
        #expect(lines.contains("host: 127.0.0.1:\(server.port)"))
        #expect(lines.filter { $0.contains(TestToken.text) } == ["x-api-token: \(TestToken.text)"])
        #expect(request.hasSuffix("\r\n\r\n{\"title\":\"Ünger v. Hale\"}"))
    }

    @Test("a call without a body has no content type")
    func omitsContentType() async throws {
        let server = try LoopbackServer([.answer(LoopbackServer.reply(body: "{}"))])
        _ = try await server.send(ApiCall(.delete, "/api/v2/deals/12"))
        let request = try #require(server.requests.first)
        #expect(request.hasPrefix("DELETE /api/v2/deals/12 HTTP/1.1\r\n"))
        #expect(!request.lowercased().contains("content-type"))
    }

    @Test("calls one after the other share a connection")
    func reusesConnection() async throws {
        let answers = (0..<5).map { LoopbackServer.Step.answer(LoopbackServer.reply(body: "{\"n\":\($0)}")) }
        let server = try LoopbackServer(answers)
        try await server.withGateway { gateway in
            for number in 0..<5 {
                let reply = try await gateway.send(ApiCall(.get, "/api/v2/users/me"))
                #expect(String(decoding: reply.body, as: UTF8.self) == "{\"n\":\(number)}")
            }
        }
        #expect(server.connections == 1)
    }

    @Test("a redirect is an answer like any other and is not followed")
    func keepsRedirect() async throws {
        let target = try LoopbackServer([])
        let server = try LoopbackServer([
            .answer(
                LoopbackServer.reply(status: "302 Found", headers: "location: \(target.address)/\r\n", body: "")
            )
        ])
        let reply = try await server.send(ApiCall(.get, "/api/v2/deals"))
        #expect(reply.status == 302)
        #expect(target.connections == 0)
    }

    @Test("a refusal by the server is an answer, not a failure")
    func returnsRefusal() async throws {
        let server = try LoopbackServer([.answer(LoopbackServer.reply(status: "429 Too Many Requests", body: "slow"))])
        #expect(try await server.send(ApiCall(.get, "/api/v2/deals")).status == 429)
    }

    @Test("after the shutdown nothing is sent any more")
    func refusesAfterShutdown() async throws {
        let server = try LoopbackServer([.answer(LoopbackServer.reply(body: "{}"))])
        let gateway = try server.gateway()
        await gateway.shutdown()
        await gateway.shutdown()
        await #expect(throws: TransportFailure(cause: .cannotConnect, mayHaveArrived: false)) {
            try await gateway.send(ApiCall(.get, "/api/v2/deals"))
        }
        #expect(server.connections == 0)
    }
}
