import CanonicalJSON
import Migration

@testable import PipedriveSimulator

/// An account together with a clock that moves one second with every call.
struct Caller {
    static let start = Timestamp(milliseconds: 1_780_000_000_000)
    static let token = "admin-token"
    static let staffToken = "staff-token"
    static let staff = SimulatedUser(id: 21, name: "Sam Staff", email: "sam@firm.example", token: staffToken)
    static let former = SimulatedUser(id: 22, name: "Fay Former", email: "fay@firm.example", isActive: false)

    var account: SimulatedAccount
    var now = Caller.start

    init(_ change: (inout AccountConfiguration) -> Void = { _ in }, seed: UInt64 = 7, faults: FaultSchedule = .none) {
        var configuration = AccountConfiguration(
            seed: seed,
            token: Caller.token,
            otherUsers: [Caller.staff, Caller.former]
        ).unlimited()
        change(&configuration)
        account = SimulatedAccount(configuration: configuration, faults: faults, at: Caller.start)
    }

    mutating func reply(
        _ method: ApiCall.Method,
        _ path: String,
        _ body: JSON? = nil,
        query: [ApiCall.QueryItem] = [],
        token: String? = Caller.token
    ) -> ApiReply {
        now = now.adding(milliseconds: 1000)
        let call = ApiCall(method, path, query: query, body: body?.canonicalText)
        return account.handle(SimulatedRequest(call, token: token), at: now)
    }

    mutating func data(
        _ method: ApiCall.Method,
        _ path: String,
        _ body: JSON? = nil,
        query: [ApiCall.QueryItem] = [],
        token: String? = Caller.token
    ) throws -> JSON {
        let reply = reply(method, path, body, query: query, token: token)
        return try JSON(parsing: reply.body)["data"] ?? .string("status \(reply.status)")
    }

    /// The id of a record made from a body.
    mutating func made(_ collection: String, _ body: JSON) throws -> Int64 {
        let path = collection == "notes" ? "/api/v1/notes" : "/api/v2/\(collection)"
        return try data(.post, path, body)["id"]?.integerValue ?? 0
    }

    mutating func status(_ method: ApiCall.Method, _ path: String, _ body: JSON? = nil) -> Int {
        reply(method, path, body).status
    }

    mutating func field(_ owner: String, _ type: String, options: [String] = []) throws -> JSON {
        var body: [String: JSON] = ["field_name": "Field", "field_type": .string(type)]
        if !options.isEmpty { body["options"] = .array(options.map { ["label": .string($0)] }) }
        return try data(.post, "/api/v2/\(owner)Fields", .object(body))
    }
}

extension ApiReply {
    var json: JSON { (try? JSON(parsing: body)) ?? .null }
    var errorText: String { json["error"]?.stringValue ?? "" }
}
