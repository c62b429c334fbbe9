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
