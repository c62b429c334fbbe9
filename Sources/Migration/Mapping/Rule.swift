/// One source column and the target of its values, with the reasons for it.
package struct Rule: Sendable, Hashable {
    package var column: ColumnReference
    package var header: String
    /// The Field ID of the vendor's dictionary; nil for a column that the firm added.
    package var canonical: String?
    package var target: MappingTarget
    /// Hundredths, 0 to 100; below the auto-tick threshold a person should look.
    package var confidencePercent: Int
    package var ticked: Bool
    package var reasons: [String]
    package var alternatives: [MappingTarget]
    /// Rows with a value in this column.
    package var filled: Int
    package var distinct: Int
    /// The inferred type of the values in one word: `date`, `money`, `text`.
    package var inferred: String
    /// Whether values are masked wherever samples are shown.
    package var isSensitive: Bool

    package init(
        column: ColumnReference,
        header: String,
        canonical: String?,
        target: MappingTarget,
        confidencePercent: Int,
        ticked: Bool,
        reasons: [String],
        alternatives: [MappingTarget],
        filled: Int,
        distinct: Int,
        inferred: String,
        isSensitive: Bool
    ) {
        self.column = column
        self.header = header
        self.canonical = canonical
        self.target = target
        self.confidencePercent = confidencePercent
        self.ticked = ticked
        self.reasons = reasons
        self.alternatives = alternatives
        self.filled = filled
        self.distinct = distinct
        self.inferred = inferred
        self.isSensitive = isSensitive
    }

    /// The header as commands take it: `CMCLIENT.Desc`.
    package var name: String { "\(column.file.rawValue).\(canonical ?? header)" }
}
