package import LMDB

/// Why a ledger refused or is unsound; `isDamage` separates a damaged ledger from a refusal that left it sound.
package enum LedgerError: Error, Equatable, Sendable {
    /// The store refused, or found its own pages damaged.
    case storage(LMDBError)
    /// The folder holds something else, or a ledger whose creation was cut short.
    case notALedger(path: String)
    case alreadyALedger(path: String)
    /// Written by a newer program: reading it as if it were old could hide events.
    case newerFormat(path: String, found: String)
    /// Someone appended since the caller looked; nothing was written.
    case headMoved(expected: UInt64, actual: UInt64)
    case noSuchEvent(sequence: UInt64, head: UInt64)
    case noSuchSize(size: UInt64, head: UInt64)
    /// Every ledger goes on from no events; a proof of that would say nothing.
    case nothingToProve
    /// A draft breaks a rule of the envelope; `index` counts from 0 within its batch, nothing was written.
    case invalidDraft(index: Int, problem: EnvelopeProblem)
    /// An event or the tree is not what it must be; `firstBad` is the first wrong sequence number, where known.
    case damaged(path: String, firstBad: UInt64?, problem: LedgerProblem)
    case invalidKey(path: String, problem: SigningKeyProblem)
    /// A file outside the ledger cannot be read or written; `code` is the system's `errno`.
    case file(path: String, doing: String, code: Int32)
    case invalidOrigin
    case batchTooLarge(events: Int)
}

extension LedgerError {
    /// Whether the ledger on disk is damaged (exit code 4), as opposed to a refusal that left it sound (exit code 2).
    package var isDamage: Bool {
        switch self {
        case .storage(let error): error.isDamage
        case .damaged: true
        default: false
        }
    }

    /// The first sequence number that is known to be wrong.
    package var firstBad: UInt64? {
        guard case .damaged(_, let firstBad, _) = self else { return nil }
        return firstBad
    }
}
