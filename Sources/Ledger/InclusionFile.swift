/// An event with the proof that it stands in a signed checkpoint: everything that a stranger needs but the key.
///
/// Its text is C2SP tlog-proof, with the event's stored bytes as the extra line.
package struct InclusionFile: Sendable, Hashable {
    static let form = "c2sp.org/tlog-proof@v1"
    /// The event's stored bytes, which are what the leaf is the hash of.
    package let event: [UInt8]
    package let proof: InclusionProof
    package let note: SignedNote

    init(event: [UInt8], proof: InclusionProof, note: SignedNote) {
        self.event = event
        self.proof = proof
        self.note = note
    }

    /// Takes what follows the first line.
    init(_ lines: inout ProofLines) throws(ProofProblem) {
        event = try lines.base64(after: "extra ", .event)
        let index = try lines.count(after: "index ", .index)
        let hashes = try lines.hashes()
        note = try SignedNote(&lines)
        proof = InclusionProof(index: index, size: note.stated.size, hashes: hashes)
    }

    package var text: String {
        let hashes = proof.hashes.map { Base64Text.text(of: $0.bytes) + "\n" }.joined()
        return "\(Self.form)\nextra \(Base64Text.text(of: event))\nindex \(proof.index)\n\(hashes)\n\(note.text)"
    }

    /// The checkpoint that the event stands in; throws when anything about the file does not hold.
    package func checked(with key: VerifierKey) throws(ProofProblem) -> Checkpoint {
        let checkpoint = try note.checkpoint(verifiedBy: key)
        if let problem = proof.problem(leaf: .leaf(event), root: checkpoint.root) { throw problem }
        let problem = unsafe event.withUnsafeBufferPointer { unsafe EventCheck.problem(in: $0, at: proof.index) }
        if let problem { throw .event(problem) }
        return checkpoint
    }
}
