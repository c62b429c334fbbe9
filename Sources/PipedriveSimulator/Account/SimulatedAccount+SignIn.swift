import CanonicalJSON
package import Migration

extension SimulatedAccount {
    /// What an app sends to the sign-in service: its own credentials, and a form.
    package struct SignInForm: Sendable {
        var clientID: String
        var clientSecret: String
        var grantType: String?
        var refreshToken: String?

        package init(clientID: String, clientSecret: String, grantType: String?, refreshToken: String?) {
            self.clientID = clientID
            self.clientSecret = clientSecret
            self.grantType = grantType
            self.refreshToken = refreshToken
        }
    }

    /// Answers `POST /oauth/token`: a new access token for a refresh token; earlier ones live on to the end of theirs.
    ///
    /// - Parameter address: Where the account is served, which the answer names.
    package mutating func signIn(_ form: SignInForm, address: String, at now: Timestamp) -> ApiReply {
        guard let app = configuration.signInApp, form.clientID == app.clientID, form.clientSecret == app.clientSecret
        else { return SimulatedAccount.signInRefused(401, "invalid_client") }
        guard form.grantType == "refresh_token" else {
            return SimulatedAccount.signInRefused(400, "unsupported_grant_type")
        }
        guard form.refreshToken == app.refreshToken else {
            return SimulatedAccount.signInRefused(400, "invalid_grant")
        }
        accessTokens = accessTokens.filter { $0.value > now }
        counters.signIns += 1
        let mixed = SeededGenerator.mix(configuration.seed &+ UInt64(counters.signIns))
        let token = "v1u:\(String(mixed, radix: 16)):\(counters.signIns)"
        accessTokens[token] = now.adding(milliseconds: SignInApp.lifeSeconds * 1000)
        return ApiReply(
            status: 200,
            json: [
                "access_token": .string(token), "token_type": "bearer", "refresh_token": .string(app.refreshToken),
                "scope": "base deals:full contacts:full activities:full leads:full admin",
                "expires_in": .integer(SignInApp.lifeSeconds), "api_domain": .string(address),
            ]
        )
    }

    private static func signInRefused(_ status: Int, _ error: String) -> ApiReply {
        ApiReply(status: status, json: ["success": false, "error": .string(error)])
    }

    /// Whom a request comes from: an API token is a user's own, an app acts for the user who allowed it.
    func caller(of request: SimulatedRequest, at now: Timestamp) -> SimulatedUser? {
        guard let token = request.token else { return nil }
        guard request.isBearer else { return usersByToken[token] }
        guard let end = accessTokens[token], now < end else { return nil }
        return configuration.users.first { $0.token != nil } ?? configuration.users.first
    }
}
