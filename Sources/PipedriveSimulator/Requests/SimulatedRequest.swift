package import Migration

/// A call together with how its caller identified itself.
package struct SimulatedRequest: Sendable, Hashable {
    package var call: ApiCall
    /// Nil when the caller sent none.
    package var token: String?
    /// The token stood in the address, where it ends up in logs.
    package var isTokenInQuery: Bool
    /// The token is the access token of an app that has signed in.
    package var isBearer: Bool

    package init(_ call: ApiCall, token: String?, isTokenInQuery: Bool = false, isBearer: Bool = false) {
        self.call = call
        self.token = token
        self.isTokenInQuery = isTokenInQuery
        self.isBearer = isBearer
    }
}
