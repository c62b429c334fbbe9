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

/// A loaded file in its present form: its columns and its rows in file order.
package struct SourceTable: Sendable {
    package var file: SourceFile
    package var columns: [SourceColumn]
    package var rows: [SourceRow]

    package init(file: SourceFile, columns: [SourceColumn], rows: [SourceRow]) {
        self.file = file
        self.columns = columns
        self.rows = rows
    }

    package func index(of canonical: String) -> Int? { columns.first { $0.canonical == canonical }?.index }
}
