package import Migration

/// A file of an export with its columns.
package struct RecognisedFile: Sendable, Hashable {
    package let file: SourceFile
    package let columns: HeaderMatch

    package var header: [String] { columns.header }
}
