/// One field of one record, as it should be and as it is.
package struct Finding: Sendable, Hashable {
    package var reference: RecordReference
    /// The member of the record, or the name of the custom field.
    package var field: String
    package var source: String
    package var expected: String
    package var actual: String
    package var verdict: FieldComparison
    /// What kind of difference it is: `wrong parent`, `wrong owner`, `missing value`, `different value`, or the
    /// normalisation that makes both equal.
    package var cause: String
}
