import CanonicalJSON

/// The cells of one row in the form in which the ledger keeps them; texts are made only for whoever looks at them.
package struct RowCells: Sendable, Hashable {
    /// A canonical JSON array of strings.
    package let stored: [UInt8]

    package init(stored: [UInt8]) { self.stored = stored }

    package var texts: [String] {
        guard let json = try? JSON(parsing: stored) else { return [] }
        return (json.arrayValue ?? []).compactMap(\.stringValue)
    }
}
