import CanonicalJSON

extension RunMachine {
    /// The number under which readings of a settlement travel; flights count from 0.
    static let settlementFlight = -1

    mutating func beginSettlement() {
        guard flights.isEmpty, isQuiet else { return }
        let intents = unsettled.keys.sorted().compactMap { (sequence) -> OpenIntent? in
            guard var intent = state.target.openIntents[sequence], let attempt = unsettled[sequence] else {
                return nil
            }
            // When the process that sent it died is not known: its request may have left just before this one began.
            if attempt == nil { intent.at = max(intent.at, begunAt) }
            return intent
        }
        settlement = Settlement(
            intents: intents,
            state: state.target,
            graceMilliseconds: configuration.settleGraceMilliseconds
        )
    }

    mutating func advanceSettlement(at now: Timestamp) {
        guard !isSettlementCallOut, let settlement, isQuiet else { return }
        if halting != nil {
            self.settlement = nil
            return
        }
        guard let call = settlement.nextCall else {
            self.settlement = nil
            return
        }
        let earliest = max(settlement.notBefore, settlementPausedUntil ?? settlement.notBefore)
        guard now >= earliest else {
            wake(at: earliest)
            return
        }
        guard admit(costTokens: TokenPrice.tokens(of: call), at: now) else {
            if halting != nil { self.settlement = nil }
            return
        }
        isSettlementCallOut = true
        settlementSentAt = now
        effects.append(.call(call, flight: RunMachine.settlementFlight))
    }

    mutating func settlementReplied(_ reply: ApiReply, at now: Timestamp) {
        isSettlementCallOut = false
        guard let call = settlement?.nextCall else { return }
        let costTokens = TokenPrice.tokens(of: call)
        budget.observe(reply, costTokens: costTokens, sentAt: settlementSentAt, at: now)
        tally.tokens += costTokens
        settlementTokens += costTokens
        let content = ReplyContent(reply)
        switch content {
        case .limited:
            settlementPausedUntil = now.adding(milliseconds: 1000)
            return
        case .serverFault:
            noteFailure()
            settlementPausedUntil = now.adding(milliseconds: 1000)
            return
        case .blocked(let reason):
            halting = halting ?? .blocked(reason: reason)
            return
        case .done, .gone, .refused: break
        }
        for settled in settlement?.receive(content) ?? [] { recordSettled(settled) }
    }

    private mutating func recordSettled(_ settled: SettledIntent) {
        let intent = settled.intent
        let record = settled.finding.record ?? .null
        let id = intent.id ?? ReplyContent.id(in: record, entity: intent.reference.entity)
        self.record(
            .apiSettled(
                ApiSettled(
                    operation: intent.operation,
                    verdict: settled.finding.verdict,
                    id: settled.finding.verdict == .found ? id : nil,
                    tokens: settlementTokens,
                    image: settled.finding.verdict == .found ? settledImage(of: record, intent) : .none,
                    options: ReplyContent.options(in: record),
                    keyString: record["key_string"]?.stringValue
                )
            ),
            cause: intent.sequence,
            for: .settled(settled)
        )
        settlementTokens = 0
    }

    /// A verdict is durable: found is done, absent is tried again, inconclusive waits for a person.
    mutating func conclude(_ settled: SettledIntent, at now: Timestamp) {
        let attempt = unsettled.removeValue(forKey: settled.intent.sequence) ?? nil
        switch settled.finding.verdict {
        case .found:
            failuresInARow = 0
            tally.landed[settled.intent.reference.entity, default: 0] += 1
        case .absent:
            guard let attempt else { return }
            if attempt.count < configuration.attemptLimit {
                retries.append(Attempt(change: attempt.change, count: attempt.count + 1))
            } else {
                noteFailure(of: settled.intent.reference.entity)
                protectParents(of: attempt.change)
            }
        case .inconclusive:
            if let attempt { protectParents(of: attempt.change) }
        }
    }
}
