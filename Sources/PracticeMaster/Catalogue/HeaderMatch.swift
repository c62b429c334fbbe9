package import Migration

/// Which known column each column of a header is.
package struct HeaderMatch: Sendable, Hashable {
    package let file: SourceFile
    package let header: [String]
    /// By column; nil for a column of the firm's own. No Field ID occurs twice.
    package let fieldIDs: [String?]
    package let style: HeaderStyle

    package var matchedCount: Int { fieldIDs.count { $0 != nil } }

    /// The index of the column with that Field ID.
    package func index(of fieldID: String) -> Int? { fieldIDs.firstIndex(of: fieldID) }

    package func contains(_ fieldID: String) -> Bool { fieldIDs.contains(fieldID) }
}
