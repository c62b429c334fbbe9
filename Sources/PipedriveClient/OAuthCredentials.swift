import CanonicalJSON

/// What renews an OAuth sign-in: the app's id and secret, and the refresh token that a person's consent gave.
///
/// Pipedrive knows no sign-in without a person: the first consent is given in the browser, and from then on the
/// refresh token is enough, as long as it is used at least every 60 days.
package struct OAuthCredentials: Sendable {
    package static let environmentNames = [
        "PIPEDRIVE_OAUTH_CLIENT_ID", "PIPEDRIVE_OAUTH_CLIENT_SECRET", "PIPEDRIVE_OAUTH_REFRESH_TOKEN",
    ]
    package static let memberNames = ["client_id", "client_secret", "refresh_token"]

    let clientID: HiddenText
    let clientSecret: HiddenText
    var refreshToken: HiddenText

    /// Takes them from the environment; nil when it names none of them.
    package init?(environment: [String: String]) throws(ClientError) {
        let names = OAuthCredentials.environmentNames
        guard names.contains(where: { environment[$0] != nil }) else { return nil }
        self = try OAuthCredentials(names.map { environment[$0] }, named: names, from: nil)
    }

    /// Reads them from the text of a private file: a JSON object with the three members.
    init(json bytes: [UInt8], path: String) throws(ClientError) {
        let names = OAuthCredentials.memberNames
        guard let json = try? JSON(parsing: bytes), json.objectValue != nil else {
            throw .signInMalformed(problem: "is no JSON object", path: path)
        }
        self = try OAuthCredentials(names.map { json[$0]?.stringValue }, named: names, from: path)
    }

    private init(_ values: [String?], named names: [String], from path: String?) throws(ClientError) {
        var secrets: [HiddenText] = []
        for (name, value) in zip(names, values) {
            guard let value else { throw .signInMalformed(problem: "lacks \(name)", path: path) }
            guard let secret = HiddenText(OAuthCredentials.trimmed(value)) else {
                throw .signInMalformed(problem: "has a \(name) with characters that none can have", path: path)
            }
            secrets.append(secret)
        }
        clientID = secrets[0]
        clientSecret = secrets[1]
        refreshToken = secrets[2]
    }

    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}

extension OAuthCredentials: CustomStringConvertible, CustomReflectable {
    package var description: String { "OAuthCredentials(hidden)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
