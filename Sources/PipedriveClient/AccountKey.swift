/// What opens the account: an API token, or an OAuth sign-in that renews itself.
package enum AccountKey: Sendable {
    case token(ApiToken)
    case oauth(OAuthCredentials)

    /// A file named by the operator comes before the environment, and a token there before a sign-in.
    ///
    /// A file that begins with a brace is a sign-in, any other holds the token alone.
    package static func find(file path: String?, environment: [String: String]) throws(ClientError) -> AccountKey {
        guard let path else {
            if environment[ApiToken.environmentName] == nil,
                let credentials = try OAuthCredentials(environment: environment)
            {
                return .oauth(credentials)
            }
            return .token(try ApiToken(environment: environment))
        }
        let bytes = try ApiToken.bytes(ofPrivateFile: path)
        let first = bytes.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
        guard first == UInt8(ascii: "{") else { return .token(try ApiToken(bytes, from: path)) }
        return .oauth(try OAuthCredentials(json: bytes, path: path))
    }

    /// As the operator calls it.
    package var label: String {
        switch self {
        case .token: "API token"
        case .oauth: "OAuth"
        }
    }
}
