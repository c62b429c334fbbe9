/// Why a run came to its end.
package enum RunEnd: Sendable, Hashable {
    case finished
    /// Ctrl-C, at a clean point.
    case interrupted
    case tokenCeiling
    case writeCeiling
    /// Too many writes failed one after the other.
    case fuse
    /// Pipedrive said that it answers no more: token, payment, block.
    case blocked(reason: AccountRefusal)
    case unreachable
    /// A pipeline, stage, field or activity type failed, and everything else depends on it.
    case foundationFailed

    /// The word that `run.interrupted` holds.
    package var word: String {
        switch self {
        case .finished: "finished"
        case .interrupted: "interrupted"
        case .tokenCeiling: "token-ceiling"
        case .writeCeiling: "write-ceiling"
        case .fuse: "fuse"
        case .blocked(let reason): "blocked: \(reason.cause)"
        case .unreachable: "unreachable"
        case .foundationFailed: "foundation-failed"
        }
    }
}
