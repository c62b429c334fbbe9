package import CanonicalJSON

/// One answer of Pipedrive as a value.
package struct ApiReply: Sendable, Hashable {
    package var status: Int
    /// Header names in lower case; only those that the core reads: rate limits and `retry-after`.
    package var headers: [String: String]
    package var body: [UInt8]

    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package init(status: Int, headers: [String: String] = [:], json: JSON) {
        self.init(status: status, headers: headers, body: json.canonicalBytes)
    }
}
