/// Whether the month or the day stands first in the numeric dates of a column.
package enum DateOrder: String, Sendable, Hashable {
    case monthFirst
    case dayFirst

    /// Decides for a whole column; month first where nothing speaks against it.
    package static func decided(by texts: some Sequence<String>) -> DateOrder {
        var evidence = DateEvidence()
        for text in texts { evidence.observe(text) }
        return evidence.order
    }
}
