import CanonicalJSON
import Migration

/// An admitted call, taken apart: who calls what, with which words.
struct IncomingCall {
    enum Version: String { case v1, v2 }

    let user: SimulatedUser
    let method: ApiCall.Method
    let version: Version
    /// What follows the version: `deals`, `12`, `participants`.
    let segments: [String]
    let query: [String: String]
    let bodyText: String?
    let now: Timestamp

    var collection: String { segments.first ?? "" }

    /// The body as an object; refused when it is none.
    func members() throws(Refusal) -> [String: JSON] {
        guard case .object(let members) = try body() else {
            throw .badRequest("The request body must be a JSON object.")
        }
        return members
    }

    func body() throws(Refusal) -> JSON {
        guard let bodyText, let body = try? JSON(parsing: bodyText) else {
            throw .badRequest("The request body is no valid JSON.")
        }
        return body
    }

    /// The record id in the path.
    func id() throws(Refusal) -> Int64 {
        guard segments.count > 1, let id = Int64(segments[1]), id > 0 else {
            throw .validation("id: must be a positive integer")
        }
        return id
    }

    func integer(_ name: String) throws(Refusal) -> Int64? {
        guard let text = query[name] else { return nil }
        guard let value = Int64(text) else { throw .validation("\(name): must be an integer") }
        return value
    }

    /// Splits a path into version and segments; nil when it belongs to no version.
    static func route(_ path: String) -> (version: Version, segments: [String])? {
        var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        let isBelowApi = parts.first == "api"
        if isBelowApi { parts.removeFirst() }
        switch parts.first {
        case "v1": return (.v1, Array(parts.dropFirst()))
        case "v2" where isBelowApi: return (.v2, Array(parts.dropFirst()))
        default: return nil
        }
    }
}
