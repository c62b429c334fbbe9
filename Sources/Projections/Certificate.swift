package import Migration

/// What one rollback did, record by record, and the proof of it.
package struct Certificate: Sendable, Hashable {
    package enum Result: Sendable, Hashable {
        /// Created by the migration, and gone now.
        case deleted
        /// Overwritten or deleted by the migration, and as before now.
        case restored
        /// Somebody deleted it before the rollback came to it.
        case alreadyGone
        case kept(reason: String, fields: [String])
        case failed(status: Int?, message: String)
        case unknown
    }

    package struct Touched: Sendable, Hashable {
        package var reference: RecordReference
        package var id: String
        package var result: Result
    }

    package struct Proof: Sendable, Hashable {
        package var payload: RollbackProved
        package var sequence: UInt64
        package var at: Timestamp
    }

    /// Counts rollbacks from 1.
    package var ordinal: Int
    package var run: String
    /// The target as the operator named it, and the ledger size that it stands for.
    package var to: String
    package var size: UInt64
    package var planned: [String: Int]
    package var quotedTokens: Int
    package var startedAt: Timestamp
    package var startedBy: String
    package var startSequence: UInt64
    /// The first run that it takes back; nil when nothing ran after the position.
    package var firstRun: String?
    /// What the account held before that run, by kind of record as the run wrote it down.
    package var recordsBefore: [String: Int] = [:]
    package var finished: RollbackFinished?
    package var finishedAt: Timestamp?
    package var proof: Proof?
    package var records: [RecordReference: Touched] = [:]

    /// Every touched record, by kind and source key.
    package var touched: [Touched] { records.values.sorted { $0.reference < $1.reference } }

    package var undoneCount: Int { records.values.count { $0.result == .deleted || $0.result == .restored } }

    package var keptCount: Int {
        records.values.count { if case .kept = $0.result { true } else { false } }
    }

    /// Records that somebody had deleted already: nothing was left to undo.
    package var alreadyGoneCount: Int { records.values.count { $0.result == .alreadyGone } }

    /// Records whose inverse was refused or got no answer.
    package var failedCount: Int { records.count - undoneCount - keptCount - alreadyGoneCount }

    /// Whether the account was shown to be as before, with nothing left over.
    package var isProved: Bool { finished?.isProved ?? false }
}
