import CanonicalJSON

extension RunMachine {
    /// Starts whatever can start now.
    mutating func pump(at now: Timestamp) {
        guard case .working = phase, !hasStartOut else { return }
        writeReadyFlights(at: now)
        while flights.count < configuration.inFlightLimit {
            if settlement != nil {
                advanceSettlement(at: now)
                guard settlement == nil else { return }
                continue
            }
            if halting != nil { break }
            if needsChanges, mustSettleFirst {
                beginSettlement()
                guard settlement != nil else { break }
                continue
            }
            guard let next = nextAttempt else {
                if needsChanges { requestChanges() }
                break
            }
            if mustWaitForKind(before: next.change.reference.entity) {
                beginSettlement()
                guard settlement != nil else { break }
                continue
            }
            if let notBefore = next.notBefore, now < notBefore {
                wake(at: notBefore)
                break
            }
            guard launch(next, at: now) else { break }
        }
        if isQuiet, settlement == nil { endIfDone(at: now) }
    }

    private var hasStartOut: Bool {
        tickets.values.contains { ticket in
            ticket.purposes.contains { if case .start = $0 { true } else { false } }
        }
            || outbox.purposes.contains { if case .start = $0 { true } else { false } }
    }

    private var nextAttempt: Attempt? {
        if let retry = retries.first { return retry }
        return pendingIndex < pending.count ? Attempt(change: pending[pendingIndex], count: 1) : nil
    }

    private var needsChanges: Bool { !isLoaded && !isLoading && pendingIndex >= pending.count }

    /// Writes that an earlier run left open are settled before changes are asked for, so that no change is planned
    /// from a state that is about to move.
    private var mustSettleFirst: Bool {
        unsettled.contains { sequence, attempt in attempt == nil && state.target.openIntents[sequence] != nil }
    }

    private mutating func requestChanges() {
        isLoading = true
        effects.append(.loadChanges)
    }

    /// Records of another kind wait until everything in flight is answered and everything lost is settled.
    private func mustWaitForKind(before entity: TargetEntity) -> Bool {
        let isOtherKindInFlight = flights.values.contains { $0.change.reference.entity != entity }
        let mustSettle = unsettled.contains { sequence, attempt in
            guard let intent = state.target.openIntents[sequence] else { return false }
            return attempt == nil || intent.reference.entity != entity
        }
        return isOtherKindInFlight || mustSettle
    }

    private mutating func takeNext() {
        if retries.isEmpty { pendingIndex += 1 } else { retries.removeFirst() }
    }

    /// Starts one change; false when it has to wait.
    private mutating func launch(_ attempt: Attempt, at now: Timestamp) -> Bool {
        guard let change = definite(attempt.change) else {
            takeNext()
            return true
        }
        // Two writes to one record go one after the other, and a retry waits until its refusal is durable.
        guard !isInFlight(change.reference) else { return false }
        switch change.content {
        case .create(let desired):
            guard state.target.crosswalk[change.reference] == nil, !hasOpenIntent(change.reference) else {
                takeNext()
                return true
            }
            guard case .body(let body) = desired.resolved(in: state.target.crosswalk) else {
                withhold(desired)
                takeNext()
                return true
            }
            let call = WireForm.createCall(change.reference, body: JSON.object(body).canonicalText)
            guard admitWrite(call, at: now) else { return false }
            takeNext()
            intend(Flight(change: change, attempt: attempt.count, step: .recording, call: call), id: nil)
        case .update(let id, _), .revise(let id, _), .delete(let id):
            guard state.target.crosswalk.id(of: change.reference) == id, !isUndone(change) else {
                takeNext()
                return true
            }
            guard !hasOpenIntent(change.reference) else {
                protectParents(of: change)
                takeNext()
                return true
            }
            if protected.contains(change.reference), change.operation == .delete {
                takeNext()
                keepProtected(change)
                return true
            }
            let call = WireForm.readCall(change.reference, id: id)
            guard admit(costTokens: TokenPrice.tokens(of: call), at: now) else { return false }
            takeNext()
            let number = nextFlight
            nextFlight += 1
            flights[number] = Flight(
                change: change,
                attempt: attempt.count,
                step: .reading,
                call: call,
                readTokens: TokenPrice.tokens(of: call),
                sentAt: now
            )
            effects.append(.call(call, flight: number))
        }
        return true
    }

    /// The change with its members filled in as far as they had to wait for a parent; nil when there is none to send.
    private mutating func definite(_ change: Change) -> Change? {
        guard case .revise(let id, let desired) = change.content else { return change }
        guard case .body(let wanted) = desired.resolved(in: state.target.crosswalk) else {
            withhold(desired)
            return nil
        }
        let members = Planner.difference(from: change.writtenMembers, to: wanted)
        guard !members.isEmpty else { return nil }
        var definite = change
        definite.content = .update(id: id, members: members)
        return definite
    }

    /// One open intent per record: whoever cannot tell what became of the first sends no second.
    private func hasOpenIntent(_ reference: RecordReference) -> Bool {
        state.target.openIntents.values.contains { $0.reference == reference }
    }

    private func isInFlight(_ reference: RecordReference) -> Bool {
        flights.values.contains { $0.change.reference == reference }
    }

    private func isUndone(_ change: Change) -> Bool { change.undoes.map(state.target.undone.contains) ?? false }

    private mutating func keepProtected(_ change: Change) {
        let number = nextFlight
        nextFlight += 1
        let flight = Flight(change: change, attempt: 1, step: .recording)
        flights[number] = flight
        keep(number, flight, reason: change.reference.entity < .organization ? .inUse : .hasDependants, fields: [])
    }

    private mutating func withhold(_ desired: DesiredRecord) {
        guard case .missing(let parent) = desired.resolved(in: state.target.crosswalk) else { return }
        tally.withheld.append(WithheldRecord(record: desired.reference, parent: parent))
    }

    private mutating func intend(_ flight: Flight, id: String?) {
        let number = nextFlight
        nextFlight += 1
        flights[number] = flight
        recordIntent(of: number, id: id)
    }

    mutating func recordIntent(of number: Int, id: String?) {
        guard let flight = flights[number], let call = flight.call else { return }
        writes += 1
        flights[number]?.step = .recording
        record(
            .apiIntended(
                ApiIntended(
                    operation: flight.change.operation,
                    method: call.method.rawValue,
                    path: call.path,
                    entity: flight.change.reference.entity,
                    key: flight.change.reference.key,
                    id: id,
                    body: call.body,
                    undoes: flight.change.undoes
                )
            ),
            cause: flight.beforeImage,
            for: .intent(flight: number)
        )
    }

    private mutating func writeReadyFlights(at now: Timestamp) {
        for number in flights.keys.sorted() {
            guard let flight = flights[number], case .ready(let call) = flight.step else { continue }
            guard halting == nil else {
                flights[number] = nil
                continue
            }
            guard admitWrite(call, at: now) else {
                guard halting == nil else {
                    flights[number] = nil
                    continue
                }
                return
            }
            flights[number]?.call = call
            recordIntent(of: number, id: state.target.crosswalk.id(of: flight.change.reference))
        }
    }

    private mutating func admitWrite(_ call: ApiCall, at now: Timestamp) -> Bool {
        if let granted = configuration.grantedWrites, writes >= granted {
            halting = halting ?? .writeCeiling
            return false
        }
        // It leaves when its intent is durable.
        return admit(costTokens: TokenPrice.tokens(of: call), isLeaving: false, at: now)
    }

    mutating func admit(costTokens: Int, isLeaving: Bool = true, at now: Timestamp) -> Bool {
        switch budget.admit(costTokens: costTokens, isLeaving: isLeaving, at: now) {
        case .now: return true
        case .notBefore(let time):
            wake(at: time)
            return false
        case .ceiling:
            halting = halting ?? .tokenCeiling
            return false
        }
    }

    mutating func wake(at time: Timestamp) {
        if let wakeAt, wakeAt <= time { return }
        wakeAt = time
        effects.append(.wake(at: time))
    }

    private mutating func endIfDone(at now: Timestamp) {
        if halting == nil {
            guard isLoaded, pendingIndex >= pending.count, retries.isEmpty else { return }
            if unsettled.keys.contains(where: { state.target.openIntents[$0] != nil }) {
                beginSettlement()
                if settlement != nil { advanceSettlement(at: now) }
                guard settlement == nil else { return }
            }
        }
        end(halting ?? .finished)
    }

    private mutating func end(_ end: RunEnd) {
        phase = .ending(end)
        tally.unknown = state.target.openIntents.count
        let kind = configuration.kind
        let event: Event =
            end == .finished
            ? .runFinished(
                RunFinished(
                    kind: kind,
                    landed: tally.landedCounts,
                    failed: tally.failed,
                    unknown: tally.unknown,
                    skipped: tally.withheld.count,
                    tokens: tally.tokens,
                    withheld: tally.withheld
                )
            )
            : .runInterrupted(
                RunInterrupted(
                    kind: kind,
                    cause: end.word,
                    landed: tally.landedCounts,
                    failed: tally.failed,
                    unknown: tally.unknown,
                    skipped: tally.withheld.count,
                    tokens: tally.tokens,
                    withheld: tally.withheld
                )
            )
        record(event, for: .end)
    }
}
