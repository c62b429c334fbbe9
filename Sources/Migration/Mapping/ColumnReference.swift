/// Names one column of one file by its position; the header is for people, since headers repeat.
package struct ColumnReference: Sendable, Hashable, Comparable {
    package var file: SourceFile
    /// Counts from 0.
    package var index: Int

    package init(_ file: SourceFile, _ index: Int) {
        self.file = file
        self.index = index
    }

    package static func < (left: ColumnReference, right: ColumnReference) -> Bool {
        left.file == right.file ? left.index < right.index : left.file < right.file
    }
}
