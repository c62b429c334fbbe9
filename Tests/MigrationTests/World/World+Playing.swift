import CanonicalJSON
import Migration
import Testing

extension World {
    /// Answers the call on its way at that place, with what the fault makes of it.
    mutating func answer(_ place: Int = 0, _ fault: Fault = .none) {
        applyLate()
        let (flight, call, _) = out.remove(at: place)
        switch fault {
        case .none: signal(.replied(flight: flight, account.answer(call)))
        case .lostBefore: signal(.failed(flight: flight, lost))
        case .lostAfter:
            _ = account.answer(call)
            signal(.failed(flight: flight, lost))
        case .serverErrorBefore: signal(.replied(flight: flight, ApiReply(status: 502)))
        case .serverErrorAfter:
            _ = account.answer(call)
            signal(.replied(flight: flight, ApiReply(status: 500)))
        case .garbledAfter:
            _ = account.answer(call)
            signal(.replied(flight: flight, ApiReply(status: 200, body: Array("{\"success\":tr".utf8))))
        case .late(let milliseconds):
            late.append(Late(call: call, at: now.adding(milliseconds: milliseconds)))
            signal(.failed(flight: flight, lost))
        case .notSent:
            signal(.failed(flight: flight, TransportFailure(cause: .cannotConnect, mayHaveArrived: false)))
        case .documentProblem(let cause):
            signal(.failed(flight: flight, TransportFailure(cause: cause, mayHaveArrived: false)))
        case .limited(let headers): signal(.replied(flight: flight, ApiReply(status: 429, headers: headers)))
        case .refused(let status, let message):
            let json: JSON = ["success": false, "error": .string(message), "code": "ERR_SCHEMA"]
            signal(.replied(flight: flight, ApiReply(status: status, json: json)))
        case .page(let status):
            signal(.replied(flight: flight, ApiReply(status: status, body: Array("<html>Blocked</html>".utf8))))
        }
    }

    private var lost: TransportFailure { TransportFailure(cause: .connectionLost, mayHaveArrived: true) }

    /// Requests that were lost on the way arrive when their time has come.
    mutating func applyLate() {
        for item in late where item.at <= now { _ = account.answer(item.call) }
        late.removeAll { $0.at <= now }
    }

    /// Lets time go on to the next moment at which the machine wants to be woken.
    mutating func sleep() {
        guard let next = wakes.min() else {
            violations.append("the run waits for nothing")
            end = end ?? .finished
            return
        }
        now = max(now, next)
        wakes.removeAll { $0 <= now }
        applyLate()
        signal(.woke)
    }

    /// Plays on until the run has ended; the fault of each call is asked for.
    mutating func play(fault: (ApiCall) -> Fault = { _ in .none }) {
        var steps = 0
        while end == nil, steps < 20_000 {
            steps += 1
            if !unrecorded.isEmpty {
                recordNext()
            } else if let first = out.first {
                answer(0, fault(first.call))
            } else {
                sleep()
            }
        }
        if end == nil { violations.append("the run does not end") }
    }

    /// Starts a run and plays it to its end.
    mutating func run(_ kind: Kind = .run, fault: (ApiCall) -> Fault = { _ in .none }) {
        start(kind)
        play(fault: fault)
    }

    /// Plays on until such a call is on its way, and everything before it is answered.
    mutating func play(until isWanted: (ApiCall) -> Bool) {
        for _ in 0..<20_000 where end == nil {
            if !unrecorded.isEmpty {
                recordNext()
            } else if let place = out.firstIndex(where: { !isWanted($0.call) }) {
                answer(place)
            } else if out.isEmpty {
                sleep()
            } else {
                return
            }
        }
        Issue.record("such a call never left")
    }

    /// The process dies: what was not durable is gone, what was on its way is lost.
    mutating func crash() {
        machine = nil
        (unrecorded, out, wakes) = ([], [], [])
    }

    func calls(_ method: ApiCall.Method, _ collection: String) -> [ApiCall] {
        sent.map(\.call).filter { $0.method == method && $0.path.split(separator: "/")[2] == collection }
    }

    func events<Payload: EventPayload>(_ type: Payload.Type) -> [Payload] {
        events.compactMap { $0.event.payload as? Payload }
    }

    /// What stands against this world being a full and single copy of the desired records.
    var differencesFromDesired: [String] {
        var differences = violations + account.violations
        let crosswalk = folded.target.crosswalk
        if account.liveCount != desired.count {
            differences.append("\(account.liveCount) records instead of \(desired.count)")
        }
        for record in desired {
            guard let id = crosswalk.id(of: record.reference) else {
                differences.append("\(record.reference.key) is missing")
                continue
            }
            let path = WireForm.path(of: record.reference, id: id).split(separator: "/").map(String.init)
            guard let found = account.live(path[2]).first(where: { $0.id == id }) else {
                differences.append("\(record.reference.key) is not in the account")
                continue
            }
            let comparison = RecordComparison.compare(record, with: .object(found.members), in: crosswalk)
            differences += comparison.findings.map { "\(record.reference.key): \($0.field) \($0.cause)" }
        }
        return differences
    }
}
