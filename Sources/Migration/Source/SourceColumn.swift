/// One column of a loaded file.
package struct SourceColumn: Sendable, Hashable {
    /// Counts from 0.
    package var index: Int
    package var header: String
    /// The Field ID of the vendor's dictionary; nil for a column that the firm added.
    package var canonical: String?

    package init(index: Int, header: String, canonical: String?) {
        self.index = index
        self.header = header
        self.canonical = canonical
    }
}
