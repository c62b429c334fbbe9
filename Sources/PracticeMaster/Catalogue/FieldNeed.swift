/// How much a migration depends on a known column.
package enum FieldNeed: String, Sendable, Hashable, CaseIterable {
    /// Identifies the row or its owner.
    case key
    /// Any target needs it.
    case core
    /// Worth a custom field or a line in a note.
    case optional
    /// The vendor's own bookkeeping: kept in the ledger, not migrated.
    case `internal`
}
