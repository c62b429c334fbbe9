package import Migration

/// Target records whose last write did not take effect, or of which nobody knows whether it did.
///
/// A record leaves the list when a later write of it lands.
package struct FailureList: WriteProjection {
    package struct Failure: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable {
            case refused
            case unknown
            case inconclusive
            /// Sent, and reading showed that it never took effect.
            case lost
            /// Never sent, because the record that it belongs to is not in the account.
            case withheld
        }

        package var reference: RecordReference
        /// Nil for a record that was never sent.
        package var operation: Operation?
        package var isInverse: Bool
        package var kind: Kind
        /// The HTTP status; nil without an answer.
        package var status: Int?
        package var code: String
        /// Pipedrive's own words, or why no answer came.
        package var message: String
        /// Outcomes since the record last landed, rate limits left out.
        package var attempts: Int
        package var run: String
        /// The event of the last outcome.
        package var sequence: UInt64
    }

    private var failures: [RecordReference: Failure] = [:]

    package init() {}

    /// By kind of record and source key.
    package var sorted: [Failure] { failures.values.sorted { $0.reference < $1.reference } }

    package var count: Int { failures.count }

    package mutating func apply(_ event: RecordedEvent) {
        switch event.event {
        case .runFinished(let payload): payload.withheld.forEach { withhold($0, event) }
        case .runInterrupted(let payload): payload.withheld.forEach { withhold($0, event) }
        default: break
        }
    }

    package mutating func apply(_ outcome: WriteOutcome, of event: RecordedEvent) {
        if !outcome.isPostponed { take(outcome, event) }
    }

    private mutating func withhold(_ withheld: WithheldRecord, _ event: RecordedEvent) {
        if let standing = failures[withheld.record], standing.kind != .withheld { return }
        failures[withheld.record] = Failure(
            reference: withheld.record,
            operation: nil,
            isInverse: false,
            kind: .withheld,
            status: nil,
            code: "",
            message: "\(withheld.parent.entity.rawValue) \(withheld.parent.key) is not in Pipedrive",
            attempts: 0,
            run: event.run,
            sequence: event.sequence
        )
    }

    private mutating func take(_ outcome: WriteOutcome, _ event: RecordedEvent) {
        switch outcome.result {
        case .landed: if !failures.isEmpty { failures[outcome.intent.reference] = nil }
        case .refused(let status, let code, let message):
            note(outcome, event, .refused, status: status, code: code, message: message)
        case .unknown(let reason):
            note(outcome, event, .unknown, status: nil, code: "", message: reason)
        case .inconclusive, .absent:
            let before = failures[outcome.intent.reference]?.message ?? ""
            let kind = outcome.result == .absent ? Failure.Kind.lost : .inconclusive
            note(outcome, event, kind, status: nil, code: "", message: before)
        }
    }

    private mutating func note(
        _ outcome: WriteOutcome,
        _ event: RecordedEvent,
        _ kind: Failure.Kind,
        status: Int?,
        code: String,
        message: String
    ) {
        let reference = outcome.intent.reference
        let attempts = failures[reference]?.attempts ?? 0
        failures[reference] = Failure(
            reference: reference,
            operation: outcome.intent.operation,
            isInverse: outcome.intent.isInverse,
            kind: kind,
            status: status,
            code: code,
            message: message,
            attempts: attempts + (kind == .inconclusive || kind == .lost ? 0 : 1),
            run: outcome.intent.run,
            sequence: event.sequence
        )
    }
}
