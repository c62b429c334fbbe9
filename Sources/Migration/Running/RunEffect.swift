/// What the run machine wants done outside.
package enum RunEffect: Sendable {
    case loadChanges
    /// Append these in one commit, then say `recorded`.
    case record([DraftEvent], ticket: Int)
    /// Send this, then say `replied` or `failed`.
    case call(ApiCall, flight: Int)
    /// Say `woke` at that time.
    case wake(at: Timestamp)
    case finish(RunEnd, RunTally)
}
