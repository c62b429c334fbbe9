extension ProofProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooLarge(let limit): "it is larger than \(limit) bytes. Is it the right file?"
        case .unknownForm:
            "its first line is that of no proof. Make one with 'convey prove', or check the name of the file."
        case .controlCharacter(let line):
            "line \(line) holds a control character, such as the carriage return of another system's line end. "
                + "Take the file as it was written."
        case .malformed(let line, let part): "line \(line) is not \(part). Take the file as it was written."
        case .cutShort(let part): "it ends before \(part). Take the whole file, with its last line feed."
        case .trailing(let line): "it goes on in line \(line), behind its end. Take the file as it was written."
        case .tooManyHashes(let limit): "it has more than \(limit) hashes; no proof needs them."
        case .tooManySignatures(let limit): "its checkpoint has more than \(limit) signatures."
        case .malformedKey:
            "the verifier key is not NAME+KEYID+KEY with an Ed25519 key. Copy it whole, in quotes."
        case .keyIdDiffers:
            "the key id of the verifier key is not that of its name and key. Copy it whole, in quotes."
        case .otherLedger(let found, let expected):
            "its checkpoint is of the ledger \(found), and the key is of \(expected). Use the key of that ledger."
        case .otherKey: "its checkpoint is not signed by this key. Compare the keys with whoever gave you the file."
        case .signedTwice: "its checkpoint carries two signatures of this key. Take the file as it was written."
        case .badSignature: "the signature does not verify: the checkpoint was changed, or not signed by this key."
        case .indexBeyondSize(let index, let size):
            "it speaks of event \(index), but the checkpoint covers \(size) events, numbered from 0."
        case .proofTooShort: "it has too few hashes for its sizes."
        case .proofTooLong: "it has too many hashes for its sizes."
        case .rootDiffers: "event and hashes do not lead to the root that was signed: one of them was changed."
        case .event(let problem): "what it proves \(problem)."
        case .oldSizeDiffers(let stated, let signed):
            "it says that there were \(stated) events, and its old checkpoint says \(signed)."
        case .shrunk(let old, let new): "the old checkpoint has \(old) events, more than the \(new) of the new one."
        case .nothingBefore: "its old checkpoint covers no events, and every ledger goes on from none."
        case .hashesBetweenEqualSizes: "both checkpoints have the same size, and there are hashes between them."
        case .forked(let size):
            "both checkpoints cover \(size) events and have different roots: one history was replaced by another."
        case .oldRootDiffers: "its hashes do not lead to the root of the old checkpoint: that history was rewritten."
        case .newRootDiffers: "its hashes do not lead to the root of the new checkpoint: that history was rewritten."
        }
    }
}
