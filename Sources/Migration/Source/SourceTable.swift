/// A loaded file in its present form: its columns and its rows in file order.
package struct SourceTable: Sendable {
    package var file: SourceFile
    package var columns: [SourceColumn]
    package var rows: SourceRows

    package init(file: SourceFile, columns: [SourceColumn], rows: [SourceRow]) {
        self.init(file: file, columns: columns, rows: SourceRows(rows))
    }

    package init(file: SourceFile, columns: [SourceColumn], rows: SourceRows) {
        self.file = file
        self.columns = columns
        self.rows = rows
    }

    package func index(of canonical: String) -> Int? { columns.first { $0.canonical == canonical }?.index }
}
