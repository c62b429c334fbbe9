import CanonicalJSON
import Migration
import Synchronization
import Testing

@testable import PipedriveClient

/// When a sign-in is renewed, decided in time that a test makes.
@Suite struct OAuthSessionTests {
    /// A sign-in service with prepared answers, its clock, and what it was asked.
    private final class Script: Sendable {
        private let state: Mutex<(answers: [Result<ApiReply, TransportFailure>], asked: Int, time: Int64)>

        init(_ answers: [Result<ApiReply, TransportFailure>]) { state = Mutex((answers, 0, 0)) }

        var asked: Int { state.withLock { $0.asked } }
        var time: Int64 { state.withLock { $0.time } }

        func wait(_ milliseconds: Int64) { state.withLock { $0.time += milliseconds } }

        func answer() throws(TransportFailure) -> ApiReply {
            let next = state.withLock { state in
                state.asked += 1
                return state.answers.isEmpty ? nil : state.answers.removeFirst()
            }
            guard let next else { throw TransportFailure(cause: .cannotConnect, mayHaveArrived: false) }
            return try next.get()
        }

        func session(account: String = "https://smith.pipedrive.com") throws -> OAuthSession {
            OAuthSession(
                credentials: try TestSignIn.credentials(),
                account: try AccountAddress(account),
                uptimeMilliseconds: { self.time },
                pause: { self.wait($0) },
                exchange: { (_) throws(TransportFailure) in try self.answer() }
            )
        }
    }

    private func granted(_ number: Int, seconds: Int = 3600, domain: String? = nil) -> Result<
        ApiReply, TransportFailure
    > {
        let body = TestSignIn.grant(number, seconds: seconds, domain: domain)
        return .success(ApiReply(status: 200, body: Array(body.utf8)))
    }

    private func refused(_ status: Int, _ json: JSON = [:]) -> Result<ApiReply, TransportFailure> {
        .success(ApiReply(status: status, json: json))
    }

    private func token(_ session: OAuthSession) async throws -> String? {
        guard case .granted(let access) = try await session.access() else { return nil }
        return access.token.text
    }

    @Test("it is renewed a minute before its end, and not before") func renewsInTime() async throws {
        let service = Script([granted(1), granted(2)])
        let session = try service.session()
        #expect(try await token(session) == "access-secret-1")
        service.wait(3_539_000)
        #expect(try await token(session) == "access-secret-1")
        service.wait(1_000)
        #expect(try await token(session) == "access-secret-2")
        #expect(service.asked == 2)
    }

    @Test("a short life is used for nine tenths, a senseless one is bounded", arguments: [(10, 9_000), (0, 900)])
    func shortLife(seconds: Int, milliseconds: Int64) async throws {
        let service = Script([granted(1, seconds: seconds), granted(2)])
        let session = try service.session()
        _ = try await token(session)
        service.wait(milliseconds - 1)
        #expect(try await token(session) == "access-secret-1")
        service.wait(1)
        #expect(try await token(session) == "access-secret-2")
    }

    @Test("calls that were refused together renew together, and one that comes late uses what is there")
    func renewsOnce() async throws {
        let service = Script([granted(1), granted(2), granted(3)])
        let session = try service.session()
        guard case .granted(let first) = try await session.access() else {
            Issue.record("no sign-in")
            return
        }
        for _ in 0..<5 {
            guard case .granted(let other) = try await session.access(insteadOf: first) else {
                Issue.record("no sign-in")
                return
            }
            #expect(other.token.text == "access-secret-2")
        }
        #expect(service.asked == 2)
    }

    @Test("three times without a usable answer is a failure of this call; the next one asks again")
    func unanswered() async throws {
        let lost = Result<ApiReply, TransportFailure>.failure(.init(cause: .timedOut, mayHaveArrived: true))
        let service = Script([lost, refused(500), refused(429), granted(1)])
        let session = try service.session()
        await #expect(throws: TransportFailure(cause: .signInUnanswered, mayHaveArrived: false)) {
            _ = try await session.access()
        }
        #expect(service.asked == 3)
        #expect(service.time == 2_500, "it waits between its questions")
        #expect(try await token(session) == "access-secret-1")
    }

    @Test("what the service refuses for good is told apart")
    func refusals() async throws {
        let table: [(Result<ApiReply, TransportFailure>, AccountRefusal)] = [
            (refused(400, ["error": "invalid_grant"]), .signInLapsed),
            (refused(400, ["error": "invalid_client"]), .signInRefused), (refused(401), .signInRefused),
            (.success(ApiReply(status: 403, body: Array("<html>".utf8))), .blockedAtEdge),
            (granted(1, domain: "https://jones.pipedrive.com"), .signInElsewhere),
            (granted(1, domain: "http://127.0.0.1:8080"), .signInElsewhere),
        ]
        for (answer, expected) in table {
            let service = Script([answer])
            let session = try service.session()
            for _ in 0..<2 {
                guard case .refused(let reply) = try await session.access() else {
                    Issue.record("\(expected) was not refused")
                    return
                }
                #expect(AccountRefusal(reply) == expected)
            }
            #expect(service.asked == 1)
        }
    }

    @Test("an address that is none of Pipedrive's, or a token that cannot be one, is no answer")
    func unusable() async throws {
        let spaced = ApiReply(status: 200, json: ["access_token": "with space"])
        for bad in [granted(1, domain: "https://evil.example"), .success(spaced), refused(200)] {
            let service = Script([bad, bad, bad])
            let session = try service.session()
            await #expect(throws: TransportFailure(cause: .signInUnanswered, mayHaveArrived: false)) {
                _ = try await session.access()
            }
        }
    }

    @Test("the account's own address and the common one both accept what the sign-in names")
    func addresses() async throws {
        for account in ["https://smith.pipedrive.com", "https://api.pipedrive.com"] {
            let session = try Script([granted(1, domain: "https://smith.pipedrive.com")]).session(account: account)
            guard case .granted(let access) = try await session.access() else {
                Issue.record("no sign-in")
                return
            }
            #expect(access.address?.host == "smith.pipedrive.com")
        }
    }
}
