package import CanonicalJSON

/// What is wrong with one event's frame; never quotes what it holds.
package enum EnvelopeProblem: Error, Equatable, Sendable {
    case malformed(at: Int)
    case notCanonical(CanonicalError)
    case wrongSequence
    case badTime
    case badType
    case badRun
    case badActor
    case badVersion
    /// The cause is not an earlier event.
    case badCause
    case tooLarge
}

extension EnvelopeProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(let at): "is not framed as an event, at byte \(at)"
        case .notCanonical(let error): "is not canonical JSON: \(error)"
        case .wrongSequence: "carries another sequence number than its place"
        case .badTime: "has a time outside the years 1970 to 9999"
        case .badType: "has a type that is not 1 to 64 of a-z, 0-9, '.', '-' and '_'"
        case .badRun: "has a run that is not 1 to 64 of A-Z, a-z, 0-9, '.', ':', '-' and '_'"
        case .badActor: "has an actor that is empty or longer than 500 bytes"
        case .badVersion: "has a version outside 1 to 65535"
        case .badCause: "names a cause that is no earlier event"
        case .tooLarge: "is larger than 64 MiB"
        }
    }
}
