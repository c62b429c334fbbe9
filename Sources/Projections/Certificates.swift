package import Migration

/// The certificate of each rollback, in order.
package struct Certificates: WriteProjection {
    package private(set) var all: [Certificate] = []
    private var openIndex: Int?
    private var starts: [Start] = []

    /// The beginning of a run that writes, with what the account held before it.
    private struct Start {
        var sequence: UInt64
        var run: String
        var records: [String: Int]
    }

    package init() {}

    package mutating func apply(_ event: RecordedEvent) {
        switch event.event {
        case .rollbackStarted(let payload): start(event, payload)
        case .rollbackKept(let payload):
            let reference = RecordReference(payload.entity, payload.key)
            let result: Certificate.Result =
                payload.reason == KeptReason.alreadyDeleted.rawValue
                ? .alreadyGone : .kept(reason: payload.reason, fields: payload.fields)
            note(reference, id: payload.id, result, in: openIndex)
        case .rollbackProved(let payload):
            guard let index = openIndex else { return }
            all[index].proof = Certificate.Proof(payload: payload, sequence: event.sequence, at: event.at)
        case .rollbackFinished(let payload):
            guard let index = openIndex else { return }
            all[index].finished = payload
            all[index].finishedAt = event.at
        case .runStarted(let payload):
            if payload.kind != "rollback" {
                starts.append(Start(sequence: event.sequence, run: event.run, records: payload.records))
            }
            if let index = openIndex, all[index].run != event.run { openIndex = nil }
        default: break
        }
    }

    package mutating func apply(_ outcome: WriteOutcome, of event: RecordedEvent) {
        if outcome.intent.isInverse { take(outcome) }
    }

    private mutating func start(_ event: RecordedEvent, _ payload: RollbackStarted) {
        if let index = openIndex, all[index].run == event.run, all[index].finished == nil { return }
        openIndex = all.count
        let first = starts.first { $0.sequence >= payload.size }
        all.append(
            Certificate(
                ordinal: all.count + 1,
                run: event.run,
                to: payload.to,
                size: payload.size,
                planned: payload.inverses,
                quotedTokens: payload.tokens,
                startedAt: event.at,
                startedBy: event.actor,
                startSequence: event.sequence,
                firstRun: first?.run,
                recordsBefore: first?.records ?? [:]
            )
        )
    }

    private mutating func take(_ outcome: WriteOutcome) {
        let intent = outcome.intent
        let index = all.lastIndex { $0.run == intent.run } ?? openIndex
        let result: Certificate.Result
        switch outcome.result {
        case .landed: result = intent.operation == .delete ? .deleted : .restored
        case .refused(429, _, _): return
        case .refused(let status, _, let message): result = .failed(status: status, message: message)
        case .absent: result = .failed(status: nil, message: "the inverse did not arrive")
        case .unknown, .inconclusive: result = .unknown
        }
        note(intent.reference, id: intent.id ?? outcome.landedID ?? "", result, in: index)
    }

    private mutating func note(
        _ reference: RecordReference,
        id: String,
        _ result: Certificate.Result,
        in index: Int?
    ) {
        guard let index else { return }
        if let before = all[index].records[reference], before.result == .deleted, result == .restored { return }
        all[index].records[reference] = Certificate.Touched(reference: reference, id: id, result: result)
    }
}

extension WriteOutcome {
    fileprivate var landedID: String? {
        if case .landed(let id, _) = result { return id }
        return nil
    }
}
