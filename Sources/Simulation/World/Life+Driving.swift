import CanonicalJSON
import Migration

extension Life {
    /// Drives a machine to its end; nil when the process died before.
    mutating func drive(_ machine: RunMachine) -> RunEnd? {
        self.machine = machine
        (commits, calls, wakes, end) = ([], [], [], nil)
        (writes, limitedWrites) = (0, 0)
        spentBefore = budget.spentToday(at: now)
        (spentTokens, spentDay) = (spentBefore, now.dayNumber)
        signal(.begin)
        var taken = 0
        while end == nil {
            taken += 1
            guard taken < 20_000 else {
                problem("a run does not end")
                return nil
            }
            guard step() else { return nil }
            if fate.happens(scenario.haltPerMille) { signal(.halt) }
            advance()
            collectProblems()
            guard problems.isEmpty else { return nil }
        }
        if let state = self.machine?.state, state != journal.state {
            problem("what the machine knows is not what its events fold to")
        }
        if let machine = self.machine { budget = machine.budget }
        self.machine = nil
        note { "ended: \($0.end?.word ?? "")" }
        return end
    }

    private mutating func advance() {
        switch fate.next(commits: commits.count, calls: calls) {
        case .commit: recordNext()
        case .serve(let place): serve(place)
        case .answer(let place): answer(place)
        case .sleep: sleep()
        }
        if let wake = wakes.min(), wake <= now {
            wakes.removeAll { $0 <= now }
            signal(.woke)
        }
    }

    mutating func signal(_ signal: RunSignal) {
        guard var machine else { return }
        self.machine = nil
        var signals = [signal]
        while !signals.isEmpty {
            for effect in machine.receive(signals.removeFirst(), at: now) {
                switch effect {
                case .loadChanges: signals.append(.changesLoaded(nextChanges()))
                case .record(let drafts, let ticket):
                    if scenario.canary == .callsBeforeRecording { sendTooEarly(drafts) }
                    commits.append((ticket, drafts))
                case .call(let call, let flight): send(call, flight)
                case .wake(let time): wakes.append(time)
                case .finish(let end, let tally): (self.end, self.tally) = (end, tally)
                }
            }
        }
        self.machine = machine
    }

    private mutating func recordNext() {
        let (ticket, drafts) = commits.removeFirst()
        let first = append(drafts)
        signal(.recorded(ticket: ticket, first: first))
    }

    @discardableResult
    mutating func append(_ drafts: [DraftEvent]) -> UInt64 {
        checkIntents(in: drafts)
        noteFound(in: drafts)
        for draft in drafts { note { "durable \($0.journal.size): \(Life.words(for: draft))" } }
        return journal.append(drafts, at: now)
    }

    /// What settling found was first seen in the list that it read.
    private mutating func noteFound(in drafts: [DraftEvent]) {
        for draft in drafts {
            guard case .apiSettled(let settled) = draft.event, settled.operation == .create, let id = settled.id,
                let intent = draft.cause.flatMap({ journal.state.target.openIntents[$0] })
            else { continue }
            account.noteFound(intent.reference, id: id)
        }
    }

    private mutating func send(_ call: ApiCall, _ flight: Int) {
        note { _ in "sends \(call.method.rawValue) \(call.path) \(call.body ?? "")" }
        let intent = call.method == .get ? nil : checkedIntent(of: call)
        checkLimits(call)
        calls.append(CallOnItsWay(flight: flight, call: call, intent: intent, number: callCount))
        callCount += 1
        if calls.count > scenario.inFlightLimit { problem("\(calls.count) requests are in flight") }
        let kinds = Set(calls.compactMap { $0.intent?.reference.entity })
        if kinds.count > 1 { problem("writes of two kinds are on their way") }
    }

    private mutating func sendTooEarly(_ drafts: [DraftEvent]) {
        for case .apiIntended(let intended) in drafts.map(\.event) {
            guard let method = ApiCall.Method(rawValue: intended.method) else { continue }
            _ = checkedIntent(of: ApiCall(method, intended.path, body: intended.body))
        }
    }

    /// A call arrives at the account, or does not.
    private mutating func serve(_ place: Int) {
        let item = calls[place]
        let trouble = fate.trouble(ofCall: item.number, isWrite: item.intent != nil)
        if let trouble { note { _ in "call \(item.call.path): \(trouble.rawValue)" } }
        let lost = RunSignal.failed(
            flight: item.flight,
            TransportFailure(cause: .connectionLost, mayHaveArrived: true)
        )
        let signal: RunSignal
        switch trouble {
        case nil: signal = .replied(flight: item.flight, reply(to: item.call, item.intent))
        case .lostBefore?: signal = lost
        case .lostAfter?:
            _ = reply(to: item.call, item.intent)
            signal = lost
        case .lostAndLate?:
            let moment = now.adding(milliseconds: max(0, scenario.graceMilliseconds - 1))
            if item.intent != nil { late.append(LateCall(call: item.call, intent: item.intent, at: moment)) }
            signal = lost
        case .errorBefore?: signal = .replied(flight: item.flight, ApiReply(status: 503))
        case .errorAfter?:
            _ = reply(to: item.call, item.intent)
            signal = .replied(flight: item.flight, ApiReply(status: 500))
        case .garbledAfter?:
            _ = reply(to: item.call, item.intent)
            signal = .replied(flight: item.flight, ApiReply(status: 200, body: Array("{\"success\":tr".utf8)))
        case .tooManyRequests?:
            let headers = item.number.isMultiple(of: 2) ? ["retry-after": "1"] : [:]
            signal = .replied(flight: item.flight, ApiReply(status: 429, headers: headers))
        case .notSent?:
            let failure = TransportFailure(cause: .cannotConnect, mayHaveArrived: false)
            signal = .failed(flight: item.flight, failure)
        }
        calls[place].stage = .returning(signal)
        calls[place].servedAt = now
    }

    mutating func reply(to call: ApiCall, _ intent: OpenIntent?) -> ApiReply {
        let reply = account.serve(call, for: intent?.reference, step: callStep, size: journal.size, at: now)
        note { _ in "served \(call.method.rawValue) \(call.path): \(reply.status)" }
        return reply
    }

    /// Readings and deeds are put in order by steps; two in one step are served before people act.
    private var callStep: Int { steps }

    private mutating func answer(_ place: Int) {
        let item = calls.remove(at: place)
        guard case .returning(var heard) = item.stage else { return }
        if heard.isFree { chargeBack(item.call) }
        if case .replied(let flight, var reply) = heard {
            noteLimits(reply, to: item.call, servedAt: item.servedAt ?? now)
            if scenario.canary == .ignoresLimits {
                reply.headers = reply.status == 429 ? ["retry-after": "0"] : [:]
                heard = .replied(flight: flight, reply)
            }
        }
        if scenario.canary == .resendsUnsettled, case .failed(let flight, var failure) = heard {
            failure.mayHaveArrived = false
            heard = .failed(flight: flight, failure)
        }
        signal(heard)
    }

    private mutating func sleep() {
        guard let next = wakes.min() else {
            problem("a run waits for nothing")
            end = end ?? .interrupted
            return
        }
        now = max(now, next)
        applyLate()
        wakes.removeAll { $0 <= now }
        signal(.woke)
    }

    /// Requests that nobody waits for any more arrive when their time has come.
    mutating func applyLate() {
        let due = late.filter { $0.at <= now }
        guard !due.isEmpty else { return }
        late.removeAll { $0.at <= now }
        for item in due {
            note { _ in "arrives late: \(item.call.method.rawValue) \(item.call.path)" }
            _ = reply(to: item.call, item.intent)
        }
    }

    /// The process is killed: some commits become durable unheard, calls on their way arrive, arrive late, or never.
    mutating func die() {
        note { "DIES with \($0.commits.count) commits and \($0.calls.count) calls on their way" }
        let durable = fate.durableCommits(of: commits.count)
        for (_, drafts) in commits.prefix(durable) { append(drafts) }
        for item in calls {
            guard let intent = item.intent, case .leaving = item.stage else { continue }
            switch fate.callAtDeath() {
            case .served: _ = reply(to: item.call, intent)
            case .late:
                let moment = now.adding(milliseconds: max(0, scenario.graceMilliseconds - 1))
                late.append(LateCall(call: item.call, intent: intent, at: moment))
            case .never: break
            }
        }
        machine = nil
        (commits, calls, wakes) = ([], [], [])
    }
}
