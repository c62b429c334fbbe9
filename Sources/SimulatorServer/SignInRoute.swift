import CanonicalJSON
import FoundationEssentials
import Hummingbird
import Migration
import PipedriveSimulator

/// The sign-in service of the simulated Pipedrive, which the real one has on a host of its own.
enum SignInRoute {
    static let path = "/oauth/token"

    /// The form of a renewal; nil when the request has no credentials of an app.
    static func form(_ request: Request, body: String?) -> SimulatedAccount.SignInForm? {
        guard let header = request.headers[.authorization], header.hasPrefix("Basic "),
            let data = Data(base64Encoded: String(header.dropFirst("Basic ".count))),
            let pair = String(validating: data, as: UTF8.self)
        else { return nil }
        let pieces = pair.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard pieces.count == 2 else { return nil }
        let members = body.flatMap { try? JSON(parsing: $0) }?.objectValue ?? [:]
        return SimulatedAccount.SignInForm(
            clientID: pieces[0],
            clientSecret: pieces[1],
            grantType: members["grant_type"]?.stringValue,
            refreshToken: members["refresh_token"]?.stringValue
        )
    }

    static let unreadable = ApiReply(status: 401, json: ["success": false, "error": "invalid_client"])
}
