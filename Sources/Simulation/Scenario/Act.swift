/// One command of the operator in a life.
package enum Act: Sendable, Hashable {
    /// A load and a full run of that version of the firm's export.
    case run(version: Int)
    /// A rollback to the ledger's size before that act; 0 is the start.
    case rollback(beforeAct: Int)
}
