package import CanonicalJSON
package import Migration

/// Sends readings one after the other within the account's limits; reading twice does no harm, so it tries again.
package final class Pacer {
    package let gateway: any PipedriveGateway
    package private(set) var budget: RateBudget
    package let time: WallClock
    private let halt: RunHalt
    private let attemptLimit = 6

    package init(gateway: any PipedriveGateway, budget: RateBudget, time: WallClock, halt: RunHalt = RunHalt()) {
        self.halt = halt
        self.gateway = gateway
        self.budget = budget
        self.time = time
    }

    /// The answer's `data` and `additional_data`; nil when there is no such record.
    package func read(_ call: ApiCall) async throws(AccountFailure) -> (data: JSON, additional: JSON)? {
        precondition(call.method == .get, "only readings may be repeated")
        var failure = AccountFailure.interrupted
        for attempt in 0..<attemptLimit {
            try await waitForPlace(call)
            let reply: ApiReply
            do throws(TransportFailure) {
                reply = try await gateway.send(call)
            } catch {
                failure = .unreachable(error.cause)
                if error.cause == .unknownHost || error.cause == .tlsRefused
                    || error.cause == .cannotConnect && attempt > 1
                {
                    throw failure
                }
                await time.sleep(milliseconds: 300 << Int64(attempt))
                continue
            }
            budget.observe(reply, costTokens: TokenPrice.tokens(of: call), at: time.now())
            switch ReplyContent(reply) {
            case .done(let data, let additional): return (data, additional)
            case .gone: return nil
            case .limited: continue
            case .serverFault:
                failure = .refused(path: call.path, status: reply.status, message: "the server failed")
                await time.sleep(milliseconds: 300 << Int64(attempt))
            case .refused(_, let message):
                throw .refused(path: call.path, status: reply.status, message: message)
            case .blocked(let reason): throw .blocked(reason: reason)
            }
        }
        throw failure
    }

    /// Walks a whole list.
    package func list(
        _ path: String,
        filter: [ApiCall.QueryItem] = [],
        _ body: (JSON) -> Void
    ) async throws(AccountFailure) {
        var pages = ListPages(path, filter: filter)
        while let call = pages.nextCall {
            guard let page = try await read(call) else { throw .unexpectedAnswer(path: path) }
            for record in pages.receive(data: page.data, additional: page.additional) { body(record) }
        }
    }

    private func waitForPlace(_ call: ApiCall) async throws(AccountFailure) {
        while true {
            if Task.isCancelled || halt.isRequested { throw .interrupted }
            switch budget.admit(costTokens: TokenPrice.tokens(of: call), at: time.now()) {
            case .now: return
            case .ceiling: throw .blocked(reason: "the token ceiling of this command is reached")
            case .notBefore(let moment):
                // In slices, so that Ctrl-C is heard while the day's budget is awaited.
                await time.sleep(milliseconds: min(1000, max(1, moment.milliseconds - time.now().milliseconds)))
            }
        }
    }
}
