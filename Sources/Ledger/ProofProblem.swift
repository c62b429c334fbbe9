/// Why a proof, a checkpoint or a verifier key is not accepted; each refusal is a case of its own.
package enum ProofProblem: Error, Equatable, Sendable {
    case tooLarge(limit: Int)
    /// The first line is that of no proof.
    case unknownForm
    /// A carriage return, a tab or the like: the text went through something that changed it.
    case controlCharacter(line: Int)
    /// Another line stands where this part belongs.
    case malformed(line: Int, ProofPart)
    /// The text ends inside this part, or before it.
    case cutShort(ProofPart)
    /// The text goes on behind its end.
    case trailing(line: Int)
    case tooManyHashes(limit: Int)
    case tooManySignatures(limit: Int)

    case malformedKey
    /// The key id in the verifier key's text is not that of its name and key.
    case keyIdDiffers

    /// The checkpoint is that of another ledger than the key.
    case otherLedger(found: String, expected: String)
    /// Nobody signed with this key; somebody else may have.
    case otherKey
    case signedTwice
    case badSignature

    case indexBeyondSize(index: UInt64, size: UInt64)
    case proofTooShort
    case proofTooLong
    /// Event and hashes do not lead to the checkpoint's root.
    case rootDiffers
    /// What was proved is no event, or one that carries another number.
    case event(EnvelopeProblem)

    /// The file says another old size than its old checkpoint.
    case oldSizeDiffers(stated: UInt64, signed: UInt64)
    /// The old state has more events than the new one.
    case shrunk(old: UInt64, new: UInt64)
    /// Every ledger goes on from no events at all.
    case nothingBefore
    /// Equal sizes with hashes between them.
    case hashesBetweenEqualSizes
    /// Equal sizes with different roots: two histories.
    case forked(size: UInt64)
    case oldRootDiffers
    case newRootDiffers
}

extension ProofProblem {
    /// Whether there was nothing to judge (exit code 2), as opposed to a proof that does not hold (exit code 4).
    package var isUnreadable: Bool {
        switch self {
        case .tooLarge, .unknownForm, .malformedKey, .keyIdDiffers: true
        default: false
        }
    }
}
