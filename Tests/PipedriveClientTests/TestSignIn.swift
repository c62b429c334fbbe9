import Migration

@testable import PipedriveClient

enum TestSignIn {
    static let clientID = "client-id-4711"
    static let secret = "client-secret-of-nobody"
    static let refreshToken = "refresh:secret/token+of=nobody"

    static func credentials() throws -> OAuthCredentials {
        let names = OAuthCredentials.environmentNames
        let found = try OAuthCredentials(environment: [names[0]: clientID, names[1]: secret, names[2]: refreshToken])
        guard let found else { throw ClientError.tokenMissing }
        return found
    }

    /// A body as the sign-in service sends it.
    static func grant(_ number: Int, seconds: Int = 3600, domain: String? = nil) -> String {
        let place = domain.map { ",\"api_domain\":\"\($0)\"" } ?? ""
        return """
            {"access_token":"access-secret-\(number)","token_type":"Bearer","refresh_token":"\(refreshToken)",\
            "scope":"base,deals:full","expires_in":\(seconds)\(place)}
            """
    }

    static func gateway(
        _ account: LoopbackServer,
        signIn: LoopbackServer,
        timeouts: HTTPGateway.Timeouts = .init()
    ) throws -> HTTPGateway {
        HTTPGateway(
            account: try AccountAddress(account.address),
            key: .oauth(try credentials()),
            version: "1.2.3",
            signIn: try AccountAddress(signIn.address),
            timeouts: timeouts
        )
    }
}
