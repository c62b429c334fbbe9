import CanonicalJSON
import Migration
import PipedriveSimulator

/// What is checked at each step of a process.
extension Life {
    /// One open intent for a record, and none before its parents have landed.
    mutating func checkIntents(in drafts: [DraftEvent]) {
        var opened: Set<RecordReference> = []
        for case .apiIntended(let intended) in drafts.map(\.event) {
            let reference = intended.reference
            let target = journal.state.target
            let isOpen = target.openIntents.values.contains { $0.reference == reference }
            if isOpen || !opened.insert(reference).inserted { problem("\(reference.key) has two open intents") }
            guard intended.operation == .create,
                let record = desired.first(where: { $0.reference == reference })
            else { continue }
            for parent in record.parents where target.crosswalk[parent] == nil {
                problem("\(reference.key) comes before its parent \(parent.key)")
            }
        }
    }

    /// The durable and unused intent of a write that is about to leave.
    mutating func checkedIntent(of call: ApiCall) -> OpenIntent? {
        let open = journal.state.target.openIntents
        let match = open.keys.sorted().first { sequence in
            guard !usedIntents.contains(sequence), let intent = open[sequence] else { return false }
            return Life.isWrite(call, of: intent)
        }
        guard let match else {
            problem("\(call.method.rawValue) \(call.path) left before its intent was durable")
            return nil
        }
        usedIntents.insert(match)
        return open[match]
    }

    private static func isWrite(_ call: ApiCall, of intent: OpenIntent) -> Bool {
        let expected: ApiCall
        switch (intent.operation, intent.id) {
        case (.create, _): expected = WireForm.createCall(intent.reference, body: intent.body ?? "")
        case (.update, let id?): expected = WireForm.updateCall(intent.reference, id: id, body: intent.body ?? "")
        case (.delete, let id?): expected = WireForm.deleteCall(intent.reference, id: id)
        default: return false
        }
        return call == expected
    }

    /// Never more than the operator granted, which is so much for each day.
    mutating func checkLimits(_ call: ApiCall) {
        turnSpentDay()
        spentTokens += TokenPrice.tokens(of: call)
        if call.method != .get { writes += 1 }
        if let granted = grantedTokens, spentTokens > spentBefore + granted {
            problem("\(spentTokens - spentBefore) tokens were spent, \(granted) were granted")
        }
        if let granted = grantedWrites, writes > granted + limitedWrites {
            problem("\(writes) writes were sent, \(granted) were granted")
        }
        checkPace()
    }

    /// What never arrived, or was turned away by a limit, has cost nothing.
    mutating func chargeBack(_ call: ApiCall) {
        turnSpentDay()
        spentTokens = max(0, spentTokens - TokenPrice.tokens(of: call))
    }

    private mutating func turnSpentDay() {
        if spentDay != now.dayNumber { (spentDay, spentTokens) = (now.dayNumber, 0) }
    }

    /// Never faster than the account allows, and not at all when the day is over.
    mutating func checkPace() {
        let start = now.adding(milliseconds: -2000)
        sentAt.removeAll { $0 <= start }
        sentAt.append(now)
        // A write is admitted with its intent and leaves when that is durable: as many as may be in flight bunch up.
        if sentAt.count > scenario.plan.burstRequests + scenario.inFlightLimit {
            problem("\(sentAt.count) requests left within two seconds")
        }
        if let until = dayOverUntil, now < until { problem("asked on although the day's tokens are used up") }
    }

    var grantedTokens: Int? { fate.isCalm ? nil : scenario.grantedTokens }

    var grantedWrites: Int? { fate.isCalm ? nil : scenario.grantedWrites }

    /// An answer that shows fewer tokens than its request costs ends the day in which it was given.
    mutating func noteLimits(_ reply: ApiReply, to call: ApiCall, servedAt: Timestamp) {
        guard reply.status == 429 else { return }
        if call.method != .get { limitedWrites += 1 }
        guard let left = reply.headers["x-daily-ratelimit-token-remaining"].flatMap({ Int($0) }),
            left < TokenPrice.tokens(of: call)
        else { return }
        let day = servedAt.milliseconds / 86_400_000
        // `retry-after` is cut to whole seconds.
        let end = Timestamp(milliseconds: (day + 1) * 86_400_000 - 1000)
        dayOverUntil = max(dayOverUntil ?? end, end)
    }

    static func words(for draft: DraftEvent) -> String {
        let json = draft.event.payload.json
        let members = [
            "op", "entity", "key", "id", "verdict", "reason", "status", "message", "kind", "cause", "fields",
        ]
        let words = members.compactMap { name in json[name].map { "\(name)=\($0.canonicalText)" } }
        return "\(draft.event.type) \(words.joined(separator: " ")) cause=\(draft.cause.map(String.init) ?? "-")"
    }
}

extension RunSignal {
    /// Whether what it answers cost no tokens.
    var isFree: Bool {
        switch self {
        case .replied(_, let reply): reply.status == 429
        case .failed(_, let failure): !failure.mayHaveArrived
        default: false
        }
    }
}
