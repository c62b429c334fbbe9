/// What the operator grants to one run.
package struct RunLimits: Sendable, Hashable {
    package var tokens: Int?
    package var writes: Int?
    package var inFlight = 8
    /// How long a request without an answer may still take effect.
    package var settleGraceMilliseconds: Int64 = 30_000
    /// Undo also what somebody changed since.
    package var isForced = false

    package init() {}
}
