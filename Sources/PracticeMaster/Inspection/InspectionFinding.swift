package import Migration

/// Something about an export that a careful reader would say aloud.
package struct InspectionFinding: Sendable, Hashable {
    /// A stable short name: `fees-unbilled-only`, `date-order-mixed`.
    package var code: String
    package var file: SourceFile?
    /// The header of the column that is meant.
    package var column: String?
    /// The line of the first example.
    package var line: Int?
    /// One sentence without its stop; never a cell's content other than keys.
    package var text: String

    package init(code: String, file: SourceFile? = nil, column: String? = nil, line: Int? = nil, text: String) {
        self.code = code
        self.file = file
        self.column = column
        self.line = line
        self.text = text
    }
}
