import AsyncHTTPClient
import FoundationEssentials
import Migration
import NIOHTTP1

/// Asks Pipedrive's sign-in service for a new access token.
struct OAuthRenewal: Sendable {
    let client: HTTPClient
    let server: AccountAddress
    let userAgent: String
    let timeouts: HTTPGateway.Timeouts

    private static let answerLimitBytes = 1 << 16

    func post(_ credentials: OAuthCredentials) async throws(TransportFailure) -> ApiReply {
        let basic = Data("\(credentials.clientID.text):\(credentials.clientSecret.text)".utf8).base64EncodedString()
        let refreshToken = AccountAddress.encode(credentials.refreshToken.text, keeping: "")
        return try await client.exchange(
            // Without a slash at its end: with one it redirects, and the form would be lost.
            url: server.text + "/oauth/token",
            method: .POST,
            headers: [
                "authorization": "Basic \(basic)", "user-agent": userAgent, "accept": "application/json",
                "content-type": "application/x-www-form-urlencoded",
            ],
            body: .string("grant_type=refresh_token&refresh_token=\(refreshToken)"),
            isEncrypted: server.isEncrypted,
            wholeMilliseconds: timeouts.wholeMilliseconds,
            answerLimitBytes: OAuthRenewal.answerLimitBytes
        )
    }
}
