/// Two signed checkpoints with the proof that the later state goes on from the earlier one.
///
/// C2SP tlog-witness sends such a proof to somebody who has the old checkpoint; with both inside it is checked alone.
package struct ConsistencyFile: Sendable, Hashable {
    static let form = "conveyance/consistency-proof@v1"
    package let proof: ConsistencyProof
    package let old: SignedNote
    package let new: SignedNote

    init(proof: ConsistencyProof, old: SignedNote, new: SignedNote) {
        self.proof = proof
        self.old = old
        self.new = new
    }

    /// Takes what follows the first line.
    init(_ lines: inout ProofLines) throws(ProofProblem) {
        let oldSize = try lines.count(after: "old ", .oldSize)
        let hashes = try lines.hashes()
        old = try SignedNote(&lines)
        try lines.emptyLine()
        new = try SignedNote(&lines)
        proof = ConsistencyProof(oldSize: oldSize, newSize: new.stated.size, hashes: hashes)
    }

    package var text: String {
        let hashes = proof.hashes.map { Base64Text.text(of: $0.bytes) + "\n" }.joined()
        return "\(Self.form)\nold \(proof.oldSize)\n\(hashes)\n\(old.text)\n\(new.text)"
    }

    /// Both checkpoints; throws when anything about the file does not hold.
    package func checked(with key: VerifierKey) throws(ProofProblem) -> (old: Checkpoint, new: Checkpoint) {
        let old = try self.old.checkpoint(verifiedBy: key)
        let new = try self.new.checkpoint(verifiedBy: key)
        guard proof.oldSize == old.size else {
            throw .oldSizeDiffers(stated: proof.oldSize, signed: old.size)
        }
        if let problem = proof.problem(oldRoot: old.root, newRoot: new.root) { throw problem }
        return (old, new)
    }
}
