package import Migration

extension SimulatedAccount {
    /// Handles a request as it fares on a bad network: the fault schedule decides before or after the effect.
    package mutating func perform(_ request: SimulatedRequest, at now: Timestamp) -> SimulatedOutcome {
        letPeopleAct(at: now)
        let isWrite = request.call.method != .get
        guard let fault = faults.fault(requestNumber: counters.requests, isWrite: isWrite) else {
            return .reply(handle(request, at: now), delayMilliseconds: 0)
        }
        let delay = fault.delayMilliseconds
        let status = counters.requests.isMultiple(of: 2) ? 500 : 503
        switch fault.kind {
        case .latency, .slow: return .reply(handle(request, at: now), delayMilliseconds: delay)
        case .tooManyRequests:
            counters.requests += 1
            let headers = status == 500 ? ["retry-after": "1"] : [:]
            return .reply(ApiReply(status: 429, headers: headers), delayMilliseconds: delay)
        case .errorBefore:
            counters.requests += 1
            return .reply(ApiReply(status: status), delayMilliseconds: delay)
        case .errorAfter:
            _ = handle(request, at: now)
            return .reply(ApiReply(status: status), delayMilliseconds: delay)
        case .dropBefore:
            counters.requests += 1
            return .drop(afterEffect: false, delayMilliseconds: delay)
        case .dropAfter:
            _ = handle(request, at: now)
            return .drop(afterEffect: true, delayMilliseconds: delay)
        }
    }
}
