/// What the first pass found out about a file; the second pass reads by it.
package struct SourceForm: Sendable, Hashable {
    package let encoding: TextEncoding
    package let dialect: Dialect
    /// Whether the file begins with a byte-order mark.
    package let hasMark: Bool
    /// The cells of the first record that is not blank; empty for an empty file.
    package let header: [String]
    /// The line on which the header begins, from 1.
    package let headerLine: Int
    package let byteCount: Int

    package init(
        encoding: TextEncoding = .utf8,
        dialect: Dialect = .comma,
        hasMark: Bool = false,
        header: [String] = [],
        headerLine: Int = 1,
        byteCount: Int = 0
    ) {
        self.encoding = encoding
        self.dialect = dialect
        self.hasMark = hasMark
        self.header = header
        self.headerLine = headerLine
        self.byteCount = byteCount
    }
}
