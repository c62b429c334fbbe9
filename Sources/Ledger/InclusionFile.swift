/// An event with the proof that it stands in a signed checkpoint: everything that a stranger needs but the key.
///
/// Its text is C2SP tlog-proof, with the event's stored bytes as the extra line, or its leaf hash where it is withheld.
package struct InclusionFile: Sendable, Hashable {
    /// What is proved to stand at the place.
    package enum Subject: Sendable, Hashable {
        /// The stored bytes, which are what the leaf is the hash of.
        case event([UInt8])
        /// The leaf hash alone; whoever has the event can compare.
        case withheld(TreeHash)
    }

    static let form = "c2sp.org/tlog-proof@v1"
    package let subject: Subject
    package let proof: InclusionProof
    package let note: SignedNote

    init(_ subject: Subject, proof: InclusionProof, note: SignedNote) {
        self.subject = subject
        self.proof = proof
        self.note = note
    }

    /// The event's stored bytes; nil where they are withheld.
    package var event: [UInt8]? {
        guard case .event(let stored) = subject else { return nil }
        return stored
    }

    package var leaf: TreeHash {
        switch subject {
        case .event(let stored): .leaf(stored)
        case .withheld(let leaf): leaf
        }
    }

    /// The same proof without the event itself.
    package var withoutEvent: InclusionFile { InclusionFile(.withheld(leaf), proof: proof, note: note) }

    /// Takes what follows the first line.
    init(_ lines: inout ProofLines) throws(ProofProblem) {
        let extra = try lines.base64(after: "extra ", .event)
        // No event is as short as a hash.
        subject = TreeHash(extra).map { .withheld($0) } ?? .event(extra)
        let index = try lines.count(after: "index ", .index)
        let hashes = try lines.hashes()
        note = try SignedNote(&lines)
        proof = InclusionProof(index: index, size: note.stated.size, hashes: hashes)
    }

    package var text: String {
        let hashes = proof.hashes.map { Base64Text.text(of: $0.bytes) + "\n" }.joined()
        let extra = Base64Text.text(of: event ?? leaf.bytes)
        return "\(Self.form)\nextra \(extra)\nindex \(proof.index)\n\(hashes)\n\(note.text)"
    }

    /// The checkpoint that the event stands in; throws when anything about the file does not hold.
    package func checked(with key: VerifierKey) throws(ProofProblem) -> Checkpoint {
        let checkpoint = try note.checkpoint(verifiedBy: key)
        if let problem = proof.problem(leaf: leaf, root: checkpoint.root) { throw problem }
        let problem = event.flatMap { stored in
            unsafe stored.withUnsafeBufferPointer { unsafe EventCheck.problem(in: $0, at: proof.index) }
        }
        if let problem { throw .event(problem) }
        return checkpoint
    }
}
