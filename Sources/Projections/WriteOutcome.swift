import Migration

/// What became of one intended write, together with the intent itself.
package struct WriteOutcome: Sendable, Hashable {
    package enum Result: Sendable, Hashable {
        /// Pipedrive has it, by its answer or because reading found it; `keyString` is the hash key of a field.
        case landed(id: String, keyString: String?)
        case refused(status: Int, code: String, message: String)
        case unknown(reason: String)
        /// Reading showed that the write never took effect.
        case absent
        case inconclusive
    }

    package var intent: WriteIntent
    package var result: Result
    package var tokens: Int

    /// A rate limit postpones a write; it is no failure.
    package var isPostponed: Bool {
        if case .refused(status: 429, _, _) = result { return true }
        return false
    }

    /// Whether nothing more can become of the write.
    var isFinal: Bool {
        switch result {
        case .landed: true
        case .refused: !isPostponed
        case .unknown, .absent, .inconclusive: false
        }
    }
}
