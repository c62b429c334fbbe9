import CanonicalJSON
import Migration
import PipedriveSimulator

/// The door for tests and demonstrations beside the API: state, counts, faults, and people at the screen.
struct ControlRoutes: Sendable {
    static let prefix = "/_simulator/"

    let account: SharedAccount
    let stateFile: StateFile?
    let clock: SimulatorClock

    func answer(_ call: ApiCall) async -> ApiReply {
        let body = call.body.flatMap { try? JSON(parsing: $0) } ?? .null
        switch (call.method, call.path.dropFirst(ControlRoutes.prefix.count)) {
        case (.get, "dump"):
            return ApiReply(status: 200, json: await account.with { $0.dump(withTokens: false) })
        case (.post, "load"): return await load(body)
        case (.get, "livedump"): return ApiReply(status: 200, json: await account.with { $0.liveDump() })
        case (.get, "counters"): return ApiReply(status: 200, json: await account.with { $0.counters.json })
        case (.get, "deeds"):
            return ApiReply(status: 200, json: .array(await account.with { $0.deeds.map(\.json) }))
        case (.get, "clock"): return time
        case (.post, "clock"):
            guard let step = body["advance_milliseconds"]?.integerValue, step >= 0 else {
                return ControlRoutes.refusal("advance_milliseconds must be a whole number that is not negative")
            }
            clock.advance(milliseconds: step)
            return time
        case (.post, "plan"):
            guard let plan = body["plan"]?.stringValue.flatMap(Plan.init(rawValue:)),
                let seats = body["seats"]?.integerValue, seats > 0
            else { return ControlRoutes.refusal("plan and seats are needed") }
            await account.with { $0.change(plan: plan, seats: Int(clamping: seats)) }
            return ApiReply(status: 200, json: ["plan": .string(plan.rawValue), "seats": .integer(seats)])
        case (.post, "faults"): return await setFaults(body)
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

    private var time: ApiReply {
        let now = clock.now
        return ApiReply(
            status: 200,
            json: ["now": .string(TimeText.moment(now)), "milliseconds": .integer(now.milliseconds)]
        )
    }

    private func setFaults(_ body: JSON) async -> ApiReply {
        let file: FaultFile
        do throws(FaultFileError) {
            file = try FaultFile(json: body)
        } catch {
            return ControlRoutes.refusal(error.description)
        }
        await account.with { $0.take(file) }
        return ApiReply(status: 200, json: file.schedule.json)
    }

    /// Goes on from a dump; who could call before can call on.
    private func load(_ body: JSON) async -> ApiReply {
        let tokens = await account.with { $0.configuration.users.compactMap(\.token) }
        let loaded: SimulatedAccount
        do throws(DumpError) {
            loaded = try SimulatedAccount(dump: body, tokens: tokens)
        } catch {
            return ControlRoutes.refusal(error.description)
        }
        await account.with { $0 = loaded }
        return ApiReply(status: 200, json: ["loaded": true])
    }

    /// Takes `user`, `method`, `path` and `body`, and carries them out as that user.
    private func edit(_ body: JSON) async -> ApiReply {
        guard let user = body["user"]?.integerValue, let path = body["path"]?.stringValue,
            let method = body["method"]?.stringValue.flatMap(ApiCall.Method.init(rawValue:))
        else { return ControlRoutes.refusal("user, method and path are needed") }
        let call = ApiCall(method, path, body: body["body"]?.canonicalText)
        let now = clock.now
        let reply = await account.with { $0.act(asUser: user, call, at: now) }
        return reply ?? ControlRoutes.refusal("unknown user or path")
    }

    private static func refusal(_ text: String) -> ApiReply { ApiReply(status: 400, json: ["error": .string(text)]) }
}
