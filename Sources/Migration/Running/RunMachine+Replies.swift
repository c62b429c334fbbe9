import CanonicalJSON

extension RunMachine {
    mutating func replied(flight number: Int, _ reply: ApiReply, at now: Timestamp) {
        unreachableInARow = 0
        if number == RunMachine.settlementFlight {
            settlementReplied(reply, at: now)
            return
        }
        guard let flight = flights[number], let call = flight.call else {
            preconditionFailure("an answer to a call that is not out")
        }
        let costTokens = TokenPrice.tokens(of: call)
        budget.observe(reply, costTokens: costTokens, sentAt: flight.sentAt, at: now)
        tally.tokens += costTokens
        let content = ReplyContent(reply)
        switch flight.step {
        case .reading: readBack(number, flight, content, at: now)
        case .calling: concludeWrite(number, flight, content, status: reply.status, costTokens: costTokens, at: now)
        case .ready, .recording: preconditionFailure("an answer to a call that is not out")
        }
    }

    mutating func failed(flight number: Int, _ failure: TransportFailure, at now: Timestamp) {
        if !failure.mayHaveArrived, failure.cause.documentProblem == nil {
            unreachableInARow += 1
            if unreachableInARow >= 5 { halting = halting ?? .unreachable }
        }
        let lostCall = number == RunMachine.settlementFlight ? settlement?.nextCall : flights[number]?.call
        if let lostCall {
            budget.lose(costTokens: TokenPrice.tokens(of: lostCall), hasLeft: failure.mayHaveArrived)
        }
        if number == RunMachine.settlementFlight {
            isSettlementCallOut = false
            noteFailure()
            settlementPausedUntil = now.adding(milliseconds: 1000)
            return
        }
        guard let flight = flights[number] else { preconditionFailure("a failure of a call that is not out") }
        if case .reading = flight.step {
            retryRead(number, flight, at: now)
            return
        }
        let costTokens = flight.call.map { TokenPrice.tokens(of: $0) } ?? 0
        if failure.mayHaveArrived {
            tally.tokens += costTokens
            lose(number, flight, reason: failure.cause.rawValue, costTokens: costTokens)
        } else if let problem = failure.cause.documentProblem {
            refuse(number, flight, status: 0, code: failure.cause.rawValue, message: problem, costTokens: 0)
            protectParents(of: flight.change)
            noteFailure(of: flight.change.reference.entity)
        } else {
            let message = "the request did not leave: \(failure.cause.rawValue)"
            refuse(number, flight, status: 0, code: "not-sent", message: message, costTokens: 0)
            if flight.attempt >= configuration.attemptLimit {
                halting = halting ?? .unreachable
            } else {
                retryOrFail(flight, at: now, delayMilliseconds: 1000)
            }
        }
    }

    private mutating func concludeWrite(
        _ number: Int,
        _ flight: Flight,
        _ content: ReplyContent,
        status: Int,
        costTokens: Int,
        at now: Timestamp
    ) {
        switch content {
        case .done(let data, _):
            guard let id = landedID(flight, data) else {
                lose(number, flight, reason: "the answer names no record", costTokens: costTokens)
                return
            }
            land(number, flight, id: id, record: data, costTokens: costTokens)
        case .gone where flight.change.operation == .delete:
            land(number, flight, id: targetID(flight) ?? "", record: .null, costTokens: costTokens)
        case .serverFault:
            let reason = status >= 500 ? "server-error-\(status)" : "unreadable-answer"
            lose(number, flight, reason: reason, costTokens: costTokens)
        case .limited:
            writes -= 1
            refuse(number, flight, status: status, code: "limited", message: "too many requests", costTokens: 0)
            retries.append(Attempt(change: flight.change, count: flight.attempt))
        case .gone:
            refuse(number, flight, status: status, code: "gone", message: "no such record", costTokens: costTokens)
            protectParents(of: flight.change)
            noteFailure(of: flight.change.reference.entity)
        case .refused(let code, let message):
            refuse(number, flight, status: status, code: code, message: message, costTokens: costTokens)
            protectParents(of: flight.change)
            noteFailure(of: flight.change.reference.entity)
        case .blocked(let reason):
            refuse(
                number,
                flight,
                status: status,
                code: reason.recordedCode,
                message: reason.cause,
                costTokens: costTokens
            )
            tally.failed += 1
            halting = halting ?? .blocked(reason: reason)
        }
    }

    private func landedID(_ flight: Flight, _ data: JSON) -> String? {
        targetID(flight) ?? ReplyContent.id(in: data, entity: flight.change.reference.entity)
    }

    func targetID(_ flight: Flight) -> String? {
        switch flight.change.content {
        case .create: nil
        case .update(let id, _), .revise(let id, _), .delete(let id): id
        }
    }

    private mutating func land(_ number: Int, _ flight: Flight, id: String, record data: JSON, costTokens: Int) {
        failuresInARow = 0
        tally.landed[flight.change.reference.entity, default: 0] += 1
        record(
            .apiLanded(
                ApiLanded(
                    operation: flight.change.operation,
                    id: id,
                    tokens: costTokens + flight.readTokens,
                    image: landedImage(of: data, flight),
                    options: ReplyContent.options(in: data),
                    keyString: data["key_string"]?.stringValue
                )
            ),
            cause: flight.intent,
            for: .outcome(flight: number)
        )
    }

    private mutating func refuse(
        _ number: Int,
        _ flight: Flight,
        status: Int,
        code: String,
        message: String,
        costTokens: Int
    ) {
        record(
            .apiRefused(
                ApiRefused(
                    operation: flight.change.operation,
                    status: status,
                    code: code,
                    message: message,
                    tokens: costTokens + flight.readTokens
                )
            ),
            cause: flight.intent,
            for: .outcome(flight: number)
        )
    }

    /// Nobody knows what became of this write: reading will tell.
    private mutating func lose(_ number: Int, _ flight: Flight, reason: String, costTokens: Int) {
        noteFailure()
        if let intent = flight.intent {
            unsettled[intent] = .some(Attempt(change: flight.change, count: flight.attempt))
        }
        record(
            .apiUnknown(
                ApiUnknown(
                    operation: flight.change.operation,
                    reason: reason,
                    tokens: costTokens + flight.readTokens
                )
            ),
            cause: flight.intent,
            for: .outcome(flight: number)
        )
    }

    mutating func retryOrFail(_ flight: Flight, at now: Timestamp, delayMilliseconds: Int64) {
        guard flight.attempt < configuration.attemptLimit else {
            noteFailure(of: flight.change.reference.entity)
            return
        }
        retries.append(
            Attempt(
                change: flight.change,
                count: flight.attempt + 1,
                notBefore: now.adding(milliseconds: delayMilliseconds << Int64(flight.attempt - 1))
            )
        )
    }

    /// Counts towards the fuse; a failure of something that everything depends on stops the run.
    mutating func noteFailure(of entity: TargetEntity? = nil) {
        failuresInARow += 1
        if let entity {
            tally.failed += 1
            let isFoundation = entity < .organization
            if isFoundation, configuration.kind != "rollback" { halting = halting ?? .foundationFailed }
        }
        if failuresInARow >= configuration.fuseLimit { halting = halting ?? .fuse }
    }
}
