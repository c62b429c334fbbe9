/// What a write does to one target record.
package enum Operation: String, Sendable, Hashable, CaseIterable {
    case create
    case update
    case delete
}

/// What reading told about a write without an answer.
package enum Verdict: String, Sendable, Hashable, CaseIterable {
    case found
    case absent
    case inconclusive
}
