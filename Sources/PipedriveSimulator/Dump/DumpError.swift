/// Why a text is no state of a simulated account.
package enum DumpError: Error, Equatable, Sendable {
    case damaged(part: String)

    /// The member of the dump that is wrong.
    package var part: String {
        switch self {
        case .damaged(let part): part
        }
    }
}

extension DumpError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged(let part):
            "the state of the simulated account is damaged in '\(part)'; start without it or restore the file"
        }
    }
}
