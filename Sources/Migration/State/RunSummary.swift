/// One run as the ledger knows it.
package struct RunSummary: Sendable, Hashable {
    package var name: String
    /// The position of its `run.started`.
    package var sequence: UInt64
    package var at: Timestamp
    package var started: RunStarted
    package var end: Event?
}
