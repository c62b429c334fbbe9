/// One change on its way.
struct Flight: Sendable {
    enum Step: Sendable {
        /// Its record is being read before it is overwritten or deleted.
        case reading
        /// The write waits for its place in the budget.
        case ready(ApiCall)
        /// An event of this flight is being made durable.
        case recording
        /// The write has left.
        case calling
    }

    var change: Change
    var attempt: Int
    var step: Step
    /// The write, from its intent to its outcome.
    var call: ApiCall?
    var intent: UInt64?
    var beforeImage: UInt64?
    var readTokens = 0
    /// When its call left.
    var sentAt: Timestamp?
}

/// A change to try, and how often it has been tried.
struct Attempt: Sendable {
    var change: Change
    var count: Int
    var notBefore: Timestamp?
}
