package import Migration

/// What the values of one column show, before anybody decides where they go.
package struct ColumnProfile: Sendable, Hashable {
    package var file: SourceFile
    package var column: SourceColumn
    /// Rows of the file.
    package var rowCount: Int
    /// Rows with a value in this column.
    package var filled: Int
    /// Different values, counted up to `ColumnProfiler.distinctLimit`.
    package var distinct: Int
    /// True where the column holds more different values than were counted.
    package var hasMoreDistinct: Bool
    package var inferred: InferredType
    package var evidence: ValueEvidence
    /// The first different values in file order, cut to a bounded length; mask them where the column is sensitive.
    package var samples: [String]
    package var isSensitive: Bool
    /// Whether every client with several matters has one value only; nil where too few clients show it.
    package var dependsOnlyOnClient: Bool?
    /// The length of the longest value in characters.
    package var longest: Int
    /// What its dates show; nil for a column that holds none.
    package var dates: DateSurvey?

    /// Whether the vendor's dictionary does not know the column.
    package var isCustom: Bool { column.canonical == nil }
}
