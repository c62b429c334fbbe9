package import CanonicalJSON
package import Migration

/// Sends readings one after the other within the account's limits; reading twice does no harm, so it tries again.
package final class Pacer {
    package let gateway: any PipedriveGateway
    package private(set) var budget: RateBudget
    package let time: WallClock
    private let halt: RunHalt
    private let attemptLimit = 6
    /// What was read since somebody last wrote it down.
    private var readings = AccountRead(requests: 0, tokens: 0)

    package init(gateway: any PipedriveGateway, budget: RateBudget, time: WallClock, halt: RunHalt = RunHalt()) {
        self.halt = halt
        self.gateway = gateway
        self.budget = budget
        self.time = time
    }

    /// Counts what earlier processes spent on this day; said again, the larger sum counts.
    func remember(spentTokens: Int) {
        budget.remember(spentTokens: max(0, spentTokens - budget.spentToday), at: time.now())
    }

    /// Takes over what a run came to know of the account's limits, so that reading goes on within them.
    package func adopt(_ budget: RateBudget) {
        self.budget = budget
        self.budget.grantedTokens = nil
    }

    /// What was read since this was last asked.
    func takeReadings() -> AccountRead {
        defer { readings = AccountRead(requests: 0, tokens: 0) }
        return readings
    }

    private func note(costTokens: Int) {
        readings.requests += 1
        readings.tokens += costTokens
    }

    /// What the operator grants for a day; nil grants all of it.
    func grant(_ tokens: Int?) { budget.grantedTokens = tokens }

    /// The answer's `data` and `additional_data`; nil when there is no such record.
    package func read(_ call: ApiCall) async throws(AccountFailure) -> (data: JSON, additional: JSON)? {
        precondition(call.method == .get, "only readings may be repeated")
        let costTokens = TokenPrice.tokens(of: call)
        var failure = AccountFailure.interrupted
        var attempt = 0
        while attempt < attemptLimit {
            try await waitForPlace(call)
            let sentAt = time.now()
            let reply: ApiReply
            do throws(TransportFailure) {
                reply = try await gateway.send(call)
            } catch {
                budget.lose(costTokens: costTokens, hasLeft: error.mayHaveArrived)
                if error.mayHaveArrived { note(costTokens: costTokens) }
                failure = .unreachable(error.cause)
                if Pacer.isHopeless(error.cause, attempt: attempt) { throw failure }
                await rest(after: &attempt)
                continue
            }
            budget.observe(reply, costTokens: costTokens, isSearch: call.isSearch, sentAt: sentAt, at: time.now())
            let content = ReplyContent(reply)
            if content != .limited { note(costTokens: costTokens) }
            switch content {
            case .done(let data, let additional): return (data, additional)
            case .gone: return nil
            // Waiting for the account's limits is no attempt; it ends with the day at the latest, or with Ctrl-C.
            case .limited: continue
            case .serverFault:
                failure = .refused(path: call.path, AccountRefusal(reply) ?? .serverFault)
                await rest(after: &attempt)
            case .refused: throw .refused(path: call.path, AccountRefusal(reply) ?? .badRequest)
            case .blocked(let refusal): throw .blocked(refusal)
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

    private static func isHopeless(_ cause: TransportFailure.Cause, attempt: Int) -> Bool {
        switch cause {
        case .unknownHost, .tlsRefused, .noDocumentsFolder, .documentMissing, .documentChanged: true
        case .cannotConnect: attempt > 1
        case .signInUnanswered, .timedOut, .connectionLost, .answerTooLarge, .cancelled: false
        }
    }

    private func rest(after attempt: inout Int) async {
        await time.sleep(milliseconds: 300 << Int64(attempt))
        attempt += 1
    }

    private func waitForPlace(_ call: ApiCall) async throws(AccountFailure) {
        while true {
            if Task.isCancelled || halt.isRequested { throw .interrupted }
            switch budget.admit(costTokens: TokenPrice.tokens(of: call), isSearch: call.isSearch, at: time.now()) {
            case .now: return
            case .ceiling: throw .ceiling
            case .notBefore(let moment):
                // In slices, so that Ctrl-C is heard while the day's budget is awaited.
                await time.sleep(milliseconds: min(1000, max(1, moment.milliseconds - time.now().milliseconds)))
            }
        }
    }
}
