extension LedgerReader {
    /// An event with its proof and the signed checkpoint over the first `size` events; over all when none is given.
    ///
    /// It is checked before it is handed out: a damaged ledger gives no proof.
    package func inclusionFile(
        of sequence: UInt64,
        at size: UInt64? = nil,
        key: SigningKey
    ) throws(LedgerError) -> InclusionFile {
        let proof = try inclusionProof(of: sequence, at: size)
        let note = try SignedNote(checkpoint(at: proof.size), signedBy: key)
        let file = InclusionFile(.event(try event(at: sequence).stored), proof: proof, note: note)
        do throws(ProofProblem) { _ = try file.checked(with: key.verifier) } catch { throw try damage() }
        return file
    }

    /// Two signed checkpoints with the proof between them; the newer one over all events when no size is given.
    ///
    /// It is checked before it is handed out, like the proof of an event.
    package func consistencyFile(
        from old: UInt64,
        to new: UInt64? = nil,
        key: SigningKey
    ) throws(LedgerError) -> ConsistencyFile {
        let proof = try consistencyProof(from: old, to: new)
        let file = ConsistencyFile(
            proof: proof,
            old: try SignedNote(checkpoint(at: proof.oldSize), signedBy: key),
            new: try SignedNote(checkpoint(at: proof.newSize), signedBy: key)
        )
        do throws(ProofProblem) { _ = try file.checked(with: key.verifier) } catch { throw try damage() }
        return file
    }

    /// What is wrong with a ledger whose own proof does not hold.
    private func damage() throws(LedgerError) -> LedgerError {
        let fault = try verify().fault
        return .damaged(path: path, firstBad: fault?.firstBad, problem: fault?.problem ?? .rootDiffers)
    }
}
