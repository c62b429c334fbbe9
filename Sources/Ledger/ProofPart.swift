/// A part of a proof's text, as a refusal names it.
package enum ProofPart: Equatable, Sendable {
    case form
    case event
    case index
    case oldSize
    case hash
    case emptyLine
    case origin
    case size
    case root
    case signature
}

extension ProofPart: CustomStringConvertible {
    package var description: String {
        switch self {
        case .form: "the line that says what kind of proof it is"
        case .event: "the line 'extra' with an event, or its leaf hash, in base64"
        case .index: "the line 'index' with the number of an event"
        case .oldSize: "the line 'old' with a number of events"
        case .hash: "a hash of 32 bytes in base64, or the empty line behind the hashes"
        case .emptyLine: "an empty line"
        case .origin: "the name of a ledger"
        case .size: "the checkpoint's number of events"
        case .root: "the checkpoint's root, 32 bytes in base64"
        case .signature: "a signature line of the checkpoint"
        }
    }
}
