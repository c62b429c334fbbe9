/// What reading told about a write without an answer.
package enum Verdict: String, Sendable, Hashable, CaseIterable {
    case found
    case absent
    case inconclusive
}
