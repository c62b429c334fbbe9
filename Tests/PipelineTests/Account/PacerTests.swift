import CanonicalJSON
import Migration
import Synchronization
import Testing

@testable import Pipeline

/// Reading within the account's limits.
@Suite struct PacerTests {
    /// Gives prepared answers in turn, the last one for ever.
    private final class Script: PipedriveGateway {
        private let state: Mutex<(steps: [Result<ApiReply, TransportFailure>], calls: Int)>

        init(_ steps: [Result<ApiReply, TransportFailure>]) { state = Mutex((steps, 0)) }

        var calls: Int { state.withLock { $0.calls } }

        func send(_ call: ApiCall) async throws(TransportFailure) -> ApiReply {
            let step = state.withLock { state in
                state.calls += 1
                return state.steps.count > 1 ? state.steps.removeFirst() : state.steps.first
            }
            guard let step else { throw TransportFailure(cause: .cannotConnect, mayHaveArrived: false) }
            return try step.get()
        }
    }

    private let call = ApiCall(.get, "/api/v2/deals/1")
    private let done = Result<ApiReply, TransportFailure>.success(
        ApiReply(status: 200, json: ["success": true, "data": ["id": 1]])
    )

    private func pacer(_ script: Script, _ clock: VirtualClock, granted: Int? = nil) -> Pacer {
        let budget = RateBudget(burstLimit: 100, grantedTokens: granted)
        return Pacer(gateway: script, budget: budget, time: clock.wallClock)
    }

    @Test("429 is waited out, however often, and is no failed attempt") func limited() async throws {
        let refusals = Array(repeating: Result<ApiReply, TransportFailure>.success(ApiReply(status: 429)), count: 7)
        let clock = VirtualClock()
        let script = Script(refusals + [done])
        #expect(try await pacer(script, clock).read(call)?.data == ["id": 1])
        #expect(script.calls == 8)
        #expect(clock.now.milliseconds - VirtualClock.start.milliseconds >= 2000 + 4000 + 8000 + 16_000 + 32_000)
    }

    @Test("lost answers and faults of the server are tried again, six times in all") func tries() async throws {
        let lost = Result<ApiReply, TransportFailure>.failure(.init(cause: .connectionLost, mayHaveArrived: true))
        let fault = Result<ApiReply, TransportFailure>.success(ApiReply(status: 503))
        let good = Script([lost, fault, lost, fault, lost, done])
        #expect(try await pacer(good, VirtualClock()).read(call)?.data == ["id": 1])
        let bad = Script([fault])
        await #expect(throws: AccountFailure.refused(path: call.path, .maintenance)) {
            try await pacer(bad, VirtualClock()).read(call)
        }
        #expect(bad.calls == 6)
    }

    @Test("a page of the edge stops at once, with exit 3 and what to do") func blockedAtEdge() async throws {
        let script = Script([.success(ApiReply(status: 403, body: Array("<html>1015</html>".utf8)))])
        do {
            _ = try await pacer(script, VirtualClock()).read(call)
            Issue.record("it went on")
        } catch {
            #expect(error == .blocked(.blockedAtEdge))
            #expect(PipelineError.account(error).exitCode == 3)
            #expect(error.description.contains("for an hour"))
        }
        #expect(script.calls == 1)
    }

    @Test("a refusal names its cause and remedy, and nothing that the answer said") func refused() async throws {
        let json: JSON = ["success": false, "error": "You do not have permissions to do this. Smith divorce"]
        let script = Script([.success(ApiReply(status: 403, json: json))])
        do {
            _ = try await pacer(script, VirtualClock()).read(call)
            Issue.record("it went on")
        } catch {
            #expect(error == .refused(path: call.path, .noPermission))
            #expect(!error.description.contains("Smith"))
        }
        #expect(script.calls == 1)
    }

    @Test("a granted share that does not suffice ends reading with exit 3") func ceiling() async throws {
        let script = Script([done])
        let pacer = pacer(script, VirtualClock(), granted: 2)
        _ = try await pacer.read(call)
        _ = try await pacer.read(call)
        await #expect(throws: AccountFailure.ceiling) { try await pacer.read(call) }
        #expect(PipelineError.account(.ceiling).exitCode == 3)
        #expect(script.calls == 2)
    }
}
