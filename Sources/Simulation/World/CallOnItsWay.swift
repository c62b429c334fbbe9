import Migration

/// One request between leaving the machine and its answer reaching it.
struct CallOnItsWay: Sendable {
    enum Stage: Sendable {
        /// Not yet at the account.
        case leaving
        /// Served or lost; this is what the machine will hear.
        case returning(RunSignal)
    }

    var flight: Int
    var call: ApiCall
    /// The durable intent of a write.
    var intent: OpenIntent?
    var number: Int
    var stage = Stage.leaving
    /// When the account answered: an answer can be heard on the next day.
    var servedAt: Timestamp?
}

/// A write that nobody waits for any more and that takes effect later.
struct LateCall: Sendable {
    var call: ApiCall
    var intent: OpenIntent?
    var at: Timestamp
}
