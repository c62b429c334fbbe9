package import Migration

/// What a report says about itself: whose account, at which point of the ledger.
///
/// It holds no time of generation, so that the same point of the ledger always gives the same bytes.
package struct ReportHeading: Sendable, Hashable {
    package var account: String
    /// Events that the report takes into account.
    package var size: UInt64
    /// The Merkle tree's root over those events, in hexadecimal.
    package var root: String
    /// The time of the last of those events.
    package var asOf: Timestamp

    package init(account: String, size: UInt64, root: String, asOf: Timestamp) {
        self.account = account
        self.size = size
        self.root = root
        self.asOf = asOf
    }

    /// Whose account, and up to which point: one line under a headline.
    var standing: String {
        "\(account) \u{00B7} as of \(ReportText.minute(asOf)) \u{00B7} "
            + "ledger position \(ReportText.count(Int(size)))"
    }
}
