package import Migration

/// Joins answers to their intents by `cause`, holding only intents that may still get an answer.
package struct OpenIntents: Sendable, Hashable {
    private struct Announced: Hashable {
        var intent: WriteIntent
        var isAnswered = false
    }

    private var intents = SequenceMap<Announced>()
    /// Writes that were announced and of which nothing more is recorded: in flight, or cut off by a crash.
    package private(set) var unansweredCount = 0

    package init() {}

    /// Takes in any event; returns an outcome when the event is the answer to a known intent.
    package mutating func outcome(of event: RecordedEvent) -> WriteOutcome? {
        switch event.event {
        case .apiIntended(let payload):
            announce(payload, event)
            return nil
        case .apiLanded(let payload):
            return close(event, .landed(id: payload.id, keyString: payload.keyString), payload.tokens)
        case .apiRefused(let payload):
            return close(
                event,
                .refused(status: payload.status, code: payload.code, message: payload.message),
                payload.tokens
            )
        case .apiUnknown(let payload):
            return close(event, .unknown(reason: payload.reason), payload.tokens)
        case .apiSettled(let payload):
            return close(event, OpenIntents.result(of: payload), payload.tokens)
        default:
            return nil
        }
    }

    private static func result(of settled: ApiSettled) -> WriteOutcome.Result {
        switch settled.verdict {
        case .found: .landed(id: settled.id ?? "", keyString: settled.keyString)
        case .absent: .absent
        case .inconclusive: .inconclusive
        }
    }

    private mutating func announce(_ payload: ApiIntended, _ event: RecordedEvent) {
        intents[event.sequence] = Announced(
            intent: WriteIntent(sequence: event.sequence, run: event.run, write: payload)
        )
        unansweredCount += 1
    }

    private mutating func close(
        _ event: RecordedEvent,
        _ result: WriteOutcome.Result,
        _ tokens: Int
    ) -> WriteOutcome? {
        guard let cause = event.cause, var announced = intents.removeValue(forKey: cause) else { return nil }
        if !announced.isAnswered { unansweredCount -= 1 }
        let outcome = WriteOutcome(intent: announced.intent, result: result, tokens: tokens)
        if !outcome.isFinal {
            announced.isAnswered = true
            intents[cause] = announced
        }
        return outcome
    }
}
