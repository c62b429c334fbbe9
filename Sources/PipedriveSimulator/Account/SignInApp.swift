/// An OAuth app that the firm has allowed into its account.
///
/// A dump holds none of it: like tokens, it is handed in again at each start.
package struct SignInApp: Sendable, Hashable {
    package var clientID: String
    package var clientSecret: String
    /// What the person's consent gave; it stays the same when it is used.
    package var refreshToken: String

    package init(clientID: String, clientSecret: String, refreshToken: String) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.refreshToken = refreshToken
    }

    static let lifeSeconds: Int64 = 3600
    /// An app may send so many times the requests of an API token within two seconds.
    static let burstFactor = 4
}
