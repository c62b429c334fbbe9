package import Ledger
import Migration

/// Proofs out of the ledger of a migration, signed with its key.
package struct LedgerProofs {
    private let log: EventLog

    package init(log: EventLog) { self.log = log }

    /// That an event is among the first `size`; among all when no size is given.
    package func inclusion(of sequence: UInt64, at size: UInt64?) throws(PipelineError) -> InclusionFile {
        let key = try log.signingKey()
        do throws(LedgerError) {
            return try log.reader.inclusionFile(of: sequence, at: size, key: key)
        } catch {
            throw .ledger(error)
        }
    }

    /// That the first `old` events are still the first of `new`; of all when no newer size is given.
    package func consistency(from old: UInt64, to new: UInt64?) throws(PipelineError) -> ConsistencyFile {
        let key = try log.signingKey()
        do throws(LedgerError) {
            return try log.reader.consistencyFile(from: old, to: new, key: key)
        } catch {
            throw .ledger(error)
        }
    }
}
