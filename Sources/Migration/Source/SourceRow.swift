/// One row as the ledger holds it.
package struct SourceRow: Sendable, Hashable {
    /// The sequence number of the event that brought the row in its present form.
    package var sequence: UInt64
    /// The first physical line in the file, from 1.
    package var line: Int
    package var cells: [String]

    package init(sequence: UInt64, line: Int, cells: [String]) {
        self.sequence = sequence
        self.line = line
        self.cells = cells
    }
}
