import Migration
import Testing

@testable import PipedriveClient

/// Calls with an OAuth sign-in, against a sign-in service and an account on this machine.
@Suite(.timeLimit(.minutes(1))) struct OAuthGatewayTests {
    private let call = ApiCall(.post, "/api/v2/deals", body: #"{"title":"x"}"#)

    private func ok(_ body: String = "{}") -> LoopbackServer.Step { .answer(LoopbackServer.reply(body: body)) }

    private func refused(_ status: String, _ body: String) -> LoopbackServer.Step {
        .answer(LoopbackServer.reply(status: status, body: body))
    }

    /// Sends calls one after the other.
    private func send(
        _ count: Int = 1,
        _ account: LoopbackServer,
        _ signIn: LoopbackServer,
        timeouts: HTTPGateway.Timeouts = .init()
    ) async throws -> [ApiReply] {
        let gateway = try TestSignIn.gateway(account, signIn: signIn, timeouts: timeouts)
        defer { account.stop() }
        defer { signIn.stop() }
        var replies: [ApiReply] = []
        do {
            for _ in 0..<count { replies.append(try await gateway.send(call)) }
        } catch {
            await gateway.shutdown()
            throw error
        }
        await gateway.shutdown()
        return replies
    }

    @Test("the first call signs in with a form and basic credentials, and each call bears the access token")
    func signsIn() async throws {
        let signIn = try LoopbackServer([ok(TestSignIn.grant(1))])
        let account = try LoopbackServer([ok(), ok()])
        #expect(try await send(2, account, signIn).map(\.status) == [200, 200])
        #expect(signIn.requests.count == 1)
        let form = try #require(signIn.requests.first)
        #expect(form.hasPrefix("POST /oauth/token HTTP/1.1\r\n"))
        #expect(form.contains("Basic Y2xpZW50LWlkLTQ3MTE6Y2xpZW50LXNlY3JldC1vZi1ub2JvZHk="))
        #expect(form.lowercased().contains("content-type: application/x-www-form-urlencoded"))
        let fields = "grant_type=refresh_token&refresh_token=refresh%3Asecret%2Ftoken%2Bof%3Dnobody"
        #expect(form.hasSuffix("\r\n\r\n" + fields))
        for request in account.requests {
            #expect(request.contains("authorization: Bearer access-secret-1\r\n"))
            #expect(!request.lowercased().contains("x-api-token"))
        }
    }

    @Test("the address that the sign-in names is called") func apiDomain() async throws {
        let account = try LoopbackServer([ok()])
        let named = try LoopbackServer([ok(#"{"named":true}"#)])
        let signIn = try LoopbackServer([ok(TestSignIn.grant(1, domain: named.address))])
        let replies = try await send(1, account, signIn)
        #expect(String(decoding: replies[0].body, as: UTF8.self) == #"{"named":true}"#)
        #expect(account.connections == 0)
        named.stop()
    }

    @Test("after a 401 it signs in anew once and sends the call again; a second 401 is the answer")
    func renewsAfterRefusal() async throws {
        let signIn = try LoopbackServer([ok(TestSignIn.grant(1)), ok(TestSignIn.grant(2))])
        let account = try LoopbackServer([refused("401 Unauthorized", "{}"), ok()])
        #expect(try await send(1, account, signIn).map(\.status) == [200])
        #expect(account.requests.last?.contains("Bearer access-secret-2") == true)

        let other = try LoopbackServer([ok(TestSignIn.grant(1)), ok(TestSignIn.grant(2))])
        let strict = try LoopbackServer([refused("401 Unauthorized", "{}"), refused("401 Unauthorized", "{}")])
        #expect(try await send(1, strict, other).map(\.status) == [401])
        #expect(other.requests.count == 2)
        #expect(strict.requests.count == 2)
    }

    @Test("many calls at once sign in once") func manyAtOnce() async throws {
        let signIn = try LoopbackServer([ok(TestSignIn.grant(1)), ok(TestSignIn.grant(2))])
        let account = try LoopbackServer((0..<24).map { _ in ok() })
        let gateway = try TestSignIn.gateway(account, signIn: signIn)
        let call = call
        try await withThrowingTaskGroup(of: ApiReply.self) { group in
            for _ in 0..<24 { group.addTask { try await gateway.send(call) } }
            for try await reply in group { #expect(reply.status == 200) }
        }
        await gateway.shutdown()
        #expect(signIn.requests.count == 1)
        #expect(account.requests.count == 24)
        signIn.stop()
        account.stop()
    }

    @Test("a sign-in that lapsed stands as a 401 with a code of its own, is not asked again, and nothing is sent")
    func lapsed() async throws {
        let signIn = try LoopbackServer([refused("400 Bad Request", #"{"error":"invalid_grant"}"#)])
        let account = try LoopbackServer([])
        for reply in try await send(3, account, signIn) {
            #expect(AccountRefusal(reply) == .signInLapsed)
            guard case .blocked(.signInLapsed) = ReplyContent(reply) else {
                Issue.record("a lapsed sign-in does not stop the run")
                return
            }
        }
        #expect(signIn.requests.count == 1)
        #expect(account.connections == 0)
    }

    @Test("a lost answer, silence and a fault of the sign-in service are asked again, and no call is lost")
    func asksAgain() async throws {
        let signIn = try LoopbackServer([
            .closeAfterReading, refused("503 Service Unavailable", "<html>"), ok(TestSignIn.grant(1)),
        ])
        let account = try LoopbackServer([ok()])
        #expect(try await send(1, account, signIn).map(\.status) == [200])
        #expect(signIn.requests.count == 3)

        let silent = try LoopbackServer([.hang, ok(TestSignIn.grant(1))])
        let other = try LoopbackServer([ok()])
        let replies = try await send(1, other, silent, timeouts: .init(wholeMilliseconds: 400))
        #expect(replies.map(\.status) == [200])
    }

    @Test("the sign-in service sends nobody elsewhere: its redirect is no answer")
    func redirected() async throws {
        let target = try LoopbackServer([])
        let location = "location: \(target.address)/oauth/token\r\n"
        let step = LoopbackServer.Step.answer(LoopbackServer.reply(status: "302 Found", headers: location, body: ""))
        let signIn = try LoopbackServer([step, step, step])
        let account = try LoopbackServer([])
        await #expect(throws: TransportFailure(cause: .signInUnanswered, mayHaveArrived: false)) {
            _ = try await send(1, account, signIn)
        }
        #expect(target.connections == 0)
        #expect(account.connections == 0)
        target.stop()
    }

    @Test("no print, dump or failure shows a secret of the sign-in") func hidden() async throws {
        let credentials = try TestSignIn.credentials()
        let signIn = try LoopbackServer([ok(TestSignIn.grant(1))])
        let account = try LoopbackServer([.closeAfterReading])
        let gateway = try TestSignIn.gateway(account, signIn: signIn)
        var dumped = "\(gateway) \(credentials) \(String(reflecting: credentials)) \(AccountKey.oauth(credentials))"
        do {
            _ = try await gateway.send(call)
            Issue.record("an answer came from nowhere")
        } catch {
            dumped += "\(error)"
            dump(error, to: &dumped)
        }
        dump(gateway, to: &dumped)
        dump(credentials, to: &dumped)
        dump(AccountKey.oauth(credentials), to: &dumped)
        await gateway.shutdown()
        #expect(!dumped.contains("secret-of") && !dumped.contains("secret/") && !dumped.contains("access-secret"))
        #expect(!dumped.contains(TestSignIn.clientID))
        signIn.stop()
        account.stop()
    }
}
