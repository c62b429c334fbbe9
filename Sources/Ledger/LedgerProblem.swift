/// What is wrong with a damaged ledger, in words that name no content.
package enum LedgerProblem: Equatable, Sendable {
    /// A database or a record that a ledger has from its start on.
    case partMissing
    case headMissing
    case headMalformed
    /// The events stop before, or go on after, the size that the head record states.
    case eventCount(found: UInt64, stated: UInt64)
    case eventMissing
    case eventOutOfOrder(found: UInt64)
    case envelope(EnvelopeProblem)
    /// The bytes of the event do not hash to the leaf that was stored with it.
    case leafDiffers
    case tileMissing(level: Int, index: UInt64)
    case tileDiffers(level: Int, index: UInt64)
    case rootDiffers
    /// The store could not hand the event out.
    case unreadable(String)
}

extension LedgerProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .partMissing: "a part that every ledger has is missing or malformed"
        case .headMissing: "its head record is missing"
        case .headMalformed: "its head record is malformed"
        case .eventCount(let found, let stated): "it holds \(found) events where its head states \(stated)"
        case .eventMissing: "the event is missing"
        case .eventOutOfOrder(let found): "event \(found) stands in its place"
        case .envelope(let problem): "the event \(problem)"
        case .leafDiffers: "the bytes of the event do not match its leaf hash"
        case .tileMissing(let level, let index): "tile \(index) of level \(level) of the tree is missing or too short"
        case .tileDiffers(let level, let index): "tile \(index) of level \(level) of the tree does not match its events"
        case .rootDiffers: "the tree's root does not match the head record"
        case .unreadable(let text): "the event cannot be read: \(text)"
        }
    }
}
