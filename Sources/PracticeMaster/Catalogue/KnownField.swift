package import Migration

/// One column that the vendor's dictionary knows.
package struct KnownField: Sendable, Hashable {
    package let file: SourceFile
    /// The vendor's Field ID, misspellings included; the canonical name of the column everywhere.
    package let fieldID: String
    /// The label on the vendor's screens; empty when there is none. Labels repeat within a file.
    package let label: String
    package let kind: FieldKind
    package let need: FieldNeed
    /// Whether the cell repeats what the linked contact record holds.
    package let isCopiedFromContact: Bool
}
