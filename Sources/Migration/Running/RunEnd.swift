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
    case blocked(reason: String)
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
        case .blocked(let reason): "blocked: \(reason)"
        case .unreachable: "unreachable"
        case .foundationFailed: "foundation-failed"
        }
    }
}

/// What a run did, by its own count.
package struct RunTally: Sendable, Hashable {
    /// By kind of record.
    package var landed: [TargetEntity: Int] = [:]
    package var failed = 0
    /// Writes of which nobody knows what became of them.
    package var unknown = 0
    package var kept = 0
    package var tokens = 0
    package var withheld: [WithheldRecord] = []

    package init() {}

    package var landedCounts: [String: Int] {
        landed.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
    }

    package var landedTotal: Int { landed.values.reduce(0, +) }
}
