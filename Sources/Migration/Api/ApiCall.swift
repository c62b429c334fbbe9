/// One request to Pipedrive as a value: what goes over the wire, except host, token and headers.
package struct ApiCall: Sendable, Hashable {
    package enum Method: String, Sendable, Hashable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    package var method: Method
    /// The path below the company's host, without query: `/api/v2/deals/12`.
    package var path: String
    /// Query items in the order in which they are sent, unescaped.
    package var query: [QueryItem]
    /// The JSON text of the body exactly as it is sent.
    package var body: String?

    package init(_ method: Method, _ path: String, query: [QueryItem] = [], body: String? = nil) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
    }

    package struct QueryItem: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }
}
