/// What happened outside, told to the run machine.
package enum RunSignal: Sendable {
    case begin
    /// The next window of changes, in dependency order; an empty one is the last.
    case changesLoaded([Change])
    /// The drafts of that ticket are durable, from this sequence number on.
    case recorded(ticket: Int, first: UInt64)
    case replied(flight: Int, ApiReply)
    case failed(flight: Int, TransportFailure)
    case woke
    case halt
}

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
