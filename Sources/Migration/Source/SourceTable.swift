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
