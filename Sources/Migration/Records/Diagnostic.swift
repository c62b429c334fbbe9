/// A finding about the input that a person should know and that stops nothing.
package struct Diagnostic: Sendable, Hashable {
    /// A stable short name: `contact-unknown`, `date-invalid`, `employer-by-text`.
    package var code: String
    package var file: SourceFile
    package var line: Int
    /// The column's header, or empty where the finding is about the whole row.
    package var column: String
    package var message: String

    package init(code: String, file: SourceFile, line: Int, column: String = "", message: String) {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }
}
