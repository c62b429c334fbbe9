import CanonicalJSON
import Migration
import Testing

@testable import PipedriveSimulator

/// An app that the firm has allowed in, and what its access tokens open.
@Suite struct SignInTests {
    private static let app = SignInApp(clientID: "app", clientSecret: "secret", refreshToken: "refresh")
    private static let hourMilliseconds: Int64 = 3_600_000

    private func caller(_ change: (inout AccountConfiguration) -> Void = { _ in }) -> Caller {
        Caller {
            $0.signInApp = SignInTests.app
            change(&$0)
        }
    }

    private func signIn(
        _ caller: inout Caller,
        id: String = "app",
        secret: String = "secret",
        grant: String? = "refresh_token",
        refresh: String? = "refresh"
    ) -> ApiReply {
        let form = SimulatedAccount.SignInForm(
            clientID: id,
            clientSecret: secret,
            grantType: grant,
            refreshToken: refresh
        )
        return caller.account.signIn(form, address: "http://127.0.0.1:9", at: Caller.start)
    }

    private func status(_ caller: inout Caller, _ token: String, after milliseconds: Int64, isBearer: Bool = true)
        -> Int
    {
        let call = ApiCall(.get, "/v1/users/me")
        let request = SimulatedRequest(call, token: token, isBearer: isBearer)
        return caller.account.handle(request, at: Caller.start.adding(milliseconds: milliseconds)).status
    }

    @Test("a refresh token gives an access token for an hour, the same refresh token, and where the account is")
    func granted() throws {
        var caller = caller()
        let grant = signIn(&caller).json
        let token = try #require(grant["access_token"]?.stringValue)
        #expect(grant["expires_in"] == 3600)
        #expect(grant["refresh_token"] == "refresh")
        #expect(grant["api_domain"] == "http://127.0.0.1:9")
        #expect(status(&caller, token, after: 0) == 200)
        #expect(status(&caller, token, after: SignInTests.hourMilliseconds - 1) == 200)
        #expect(status(&caller, token, after: SignInTests.hourMilliseconds) == 401)
        #expect(status(&caller, token, after: 0, isBearer: false) == 401)
        #expect(status(&caller, Caller.token, after: 0) == 401)
    }

    @Test("an earlier access token lives on beside a new one") func renewed() throws {
        var caller = caller()
        let tokens = (0..<2).compactMap { _ in signIn(&caller).json["access_token"]?.stringValue }
        #expect(Set(tokens).count == 2)
        for token in tokens { #expect(status(&caller, token, after: 1000) == 200) }
        #expect(caller.account.counters.signIns == 2)
    }

    @Test("another app, another secret, another grant and another refresh token are refused, each in its own way")
    func refused() {
        var caller = caller()
        let answers = [
            signIn(&caller, id: "other"), signIn(&caller, secret: "other"), signIn(&caller, grant: "password"),
            signIn(&caller, grant: nil), signIn(&caller, refresh: "other"), signIn(&caller, refresh: nil),
        ]
        #expect(answers.map(\.status) == [401, 401, 400, 400, 400, 400])
        let errors = answers.map { $0.json["error"]?.stringValue ?? "" }
        #expect(
            errors == [
                "invalid_client", "invalid_client", "unsupported_grant_type", "unsupported_grant_type",
                "invalid_grant", "invalid_grant",
            ]
        )
        var closed = Caller()
        #expect(signIn(&closed).status == 401)
        #expect(caller.account.counters.signIns == 0)
    }

    @Test("an app may send four times the requests of an API token within two seconds") func burst() throws {
        var caller = caller {
            $0.enforcesBurst = true
            $0.plan = .lite
        }
        let token = try #require(signIn(&caller).json["access_token"]?.stringValue)
        let answers = (0..<81).map { _ in status(&caller, token, after: 10) }
        #expect(answers.filter { $0 == 200 }.count == 80)
        let own = (0..<21).map { _ in status(&caller, Caller.token, after: 10, isBearer: false) }
        #expect(own.filter { $0 == 200 }.count == 20)
    }
}
