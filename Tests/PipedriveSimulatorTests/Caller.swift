import CanonicalJSON
import Migration

@testable import PipedriveSimulator

/// An account together with a clock that moves one second with every call.
struct Caller {
    static let start = Timestamp(milliseconds: 1_780_000_000_000)
    static let token = "admin-token"
    static let staffToken = "staff-token"
    static let staff = SimulatedUser(id: 21, name: "Sam Staff", email: "sam@firm.example", token: staffToken)
    static let peer = SimulatedUser(
        id: 23,
        name: "Pia Peer",
        email: "pia@firm.example",
        token: "peer-token",
        group: "litigation/trial"
    )
    static let former = SimulatedUser(id: 22, name: "Fay Former", email: "fay@firm.example", isActive: false)

    var account: SimulatedAccount
    var now = Caller.start

    init(_ change: (inout AccountConfiguration) -> Void = { _ in }, seed: UInt64 = 7, faults: FaultSchedule = .none) {
        var configuration = AccountConfiguration(
            seed: seed,
            token: Caller.token,
            otherUsers: [Caller.staff, Caller.former, Caller.peer]
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
        let version = ["notes", "files", "activityTypes"].contains(collection) ? "v1" : "v2"
        return try data(.post, "/api/\(version)/\(collection)", body)["id"]?.integerValue ?? 0
    }

    /// The id of a new lead of a person.
    mutating func madeLead(_ members: [String: JSON] = [:]) throws -> String {
        var body = members
        body["title"] = body["title"] ?? "L"
        body["person_id"] = .integer(try made("persons", ["name": "Lea Lead"]))
        return try data(.post, "/v1/leads", .object(body))["id"]?.stringValue ?? ""
    }

    /// The first user: an admin.
    var admin: Int64 { account.configuration.users[0].id }

    mutating func status(
        _ method: ApiCall.Method,
        _ path: String,
        _ body: JSON? = nil,
        query: [ApiCall.QueryItem] = []
    ) -> Int {
        reply(method, path, body, query: query).status
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
