package import Ledger

/// Takes the ledger home: every stored event, and the signed checkpoint over all of them.
package struct LedgerExport {
    private let log: EventLog

    package init(log: EventLog) { self.log = log }

    /// Writes `path` and `path.checkpoint`.
    package func write(to path: String) throws(PipelineError) -> Checkpoint {
        let key = try log.signingKey()
        do throws(LedgerError) {
            return try log.reader.export(to: path, key: key)
        } catch {
            throw .ledger(error)
        }
    }

    /// The head as it stands now, not signed.
    package func checkpoint() throws(PipelineError) -> Checkpoint {
        do throws(LedgerError) { return try log.reader.checkpoint() } catch { throw .ledger(error) }
    }

    /// The signed checkpoint over the first `size` events.
    package func signedCheckpoint(at size: UInt64) throws(PipelineError) -> String {
        let key = try log.signingKey()
        do throws(LedgerError) {
            return try log.reader.checkpoint(at: size).signed(by: key)
        } catch {
            throw .ledger(error)
        }
    }
}
