/// A deliberate mistake in what carries a run out; whoever checks invariants must notice it.
package enum Canary: String, Sendable, Hashable, CaseIterable {
    /// A write leaves before its intent is durable.
    case callsBeforeRecording = "calls-before-recording"
    /// A lost write is sent again as if it had never left.
    case resendsUnsettled = "resends-unsettled"
    /// A process that starts anew does not know of writes that the one before it left open.
    case forgetsOpenWrites = "forgets-open-writes"
    /// What the operator granted is forgotten.
    case forgetsCeilings = "forgets-ceilings"
    /// A record is deleted although reading showed that somebody had changed it.
    case ignoresPeople = "ignores-people"
    /// A limit is answered by asking again at once.
    case ignoresLimits = "ignores-limits"
    /// A load that was killed begins anew, as if nothing of it were in the ledger.
    case loadsFromStart = "loads-from-start"
}
