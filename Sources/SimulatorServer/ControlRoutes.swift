import CanonicalJSON
import Migration
import PipedriveSimulator

/// The door for tests and demonstrations beside the API: state, counts, faults, and people at the screen.
struct ControlRoutes: Sendable {
    static let prefix = "/_simulator/"

    let account: SharedAccount
    let stateFile: StateFile?
    let now: @Sendable () -> Timestamp

    func answer(_ call: ApiCall) async -> ApiReply {
        let body = call.body.flatMap { try? JSON(parsing: $0) } ?? .null
        switch (call.method, call.path.dropFirst(ControlRoutes.prefix.count)) {
        case (.get, "dump"): return ApiReply(status: 200, json: await account.with { $0.dump() })
        case (.get, "livedump"): return ApiReply(status: 200, json: await account.with { $0.liveDump() })
        case (.get, "counters"): return ApiReply(status: 200, json: await account.with { $0.counters.json })
        case (.post, "faults"):
            guard let schedule = FaultSchedule(json: body) else { return ControlRoutes.refusal("no fault schedule") }
            await account.with { $0.faults = schedule }
            return ApiReply(status: 200, json: schedule.json)
        case (.post, "edit"): return await edit(body)
        case (.post, "save"):
            guard let stateFile else { return ControlRoutes.refusal("the simulator has no state file") }
            do throws(SimulatorServerError) {
                try stateFile.write(await account.with { $0 })
                return ApiReply(status: 200, json: ["saved": true])
            } catch {
                return ControlRoutes.refusal(error.description)
            }
        default: return ApiReply(status: 404, json: ["error": "unknown control path"])
        }
    }

    /// Takes `user`, `method`, `path` and `body`, and carries them out as that user.
    private func edit(_ body: JSON) async -> ApiReply {
        guard let user = body["user"]?.integerValue, let path = body["path"]?.stringValue,
            let method = body["method"]?.stringValue.flatMap(ApiCall.Method.init(rawValue:))
        else { return ControlRoutes.refusal("user, method and path are needed") }
        let call = ApiCall(method, path, body: body["body"]?.canonicalText)
        let time = now()
        let reply = await account.with { $0.act(asUser: user, call, at: time) }
        return reply ?? ControlRoutes.refusal("unknown user or path")
    }

    private static func refusal(_ text: String) -> ApiReply { ApiReply(status: 400, json: ["error": .string(text)]) }
}
