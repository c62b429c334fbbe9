/// A proof as a file holds it: of one event, or of one state going on from another.
package enum ProofFile: Sendable, Hashable {
    case inclusion(InclusionFile)
    case consistency(ConsistencyFile)

    /// The largest event in base64, and all that can stand around it.
    package static let largestBytes = (LedgerLayout.largestEventBytes / 3 + 1) * 4 + 2 * SignedNote.largestBytes

    /// Reads a text that is one proof and nothing else; nothing in it is trusted yet.
    package init(parsing text: [UInt8]) throws(ProofProblem) {
        let isKnown = [InclusionFile.form, ConsistencyFile.form].contains { text.starts(with: $0.utf8) }
        guard isKnown else { throw .unknownForm }
        var lines = try ProofLines(text, limit: Self.largestBytes)
        let form = String(decoding: try lines.line(.form), as: UTF8.self)
        switch form {
        case InclusionFile.form: self = .inclusion(try InclusionFile(&lines))
        case ConsistencyFile.form: self = .consistency(try ConsistencyFile(&lines))
        default: throw .unknownForm
        }
        guard lines.isAtEnd else { throw .trailing(line: lines.number + 1) }
    }

    package var text: String {
        switch self {
        case .inclusion(let file): file.text
        case .consistency(let file): file.text
        }
    }
}
