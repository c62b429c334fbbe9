package import Migration

/// A row of a later export that an earlier one had under another key: somebody has renumbered it.
package struct Renumbering: Sendable, Hashable {
    package enum Evidence: String, Sendable, Hashable {
        /// The vendor's own row number is the same.
        case rowNumber
        /// Everything but the key is the same, and nothing else in either export is like it.
        case content
    }

    package let file: SourceFile
    /// `CMCLIENT/110.01`
    package let was: String
    package let now: String
    /// The line of the later export.
    package let line: Int
    package let evidence: Evidence
}

extension Renumbering {
    /// Fewer filled cells beside the key say too little about what a row is.
    private static let leastCells = 2

    /// What was renumbered, in the order of the later export.
    ///
    /// `vanished` are rows that the later export no longer has, `added` those that it has anew, each with its key.
    package static func found(
        in file: SourceFile,
        columns: [SourceColumn],
        vanished: [(key: String, row: SourceRow)],
        added: [(key: String, row: SourceRow)]
    ) -> [Renumbering] {
        guard !vanished.isEmpty, !added.isEmpty else { return [] }
        let rowNumber = columns.first { $0.canonical == "_SEQUENCE_NO" }?.index
        let byNumber = rowNumber.map { index in unique(vanished) { Cell.of($0, index) } } ?? [:]
        let keyColumns = RowKeys.ownColumns(of: file, among: columns)
        // Where the row number is the key itself it has changed like any other key.
        let isNumbered = rowNumber.map { !keyColumns.contains($0) } ?? false
        let others = columns.map(\.index).filter { !keyColumns.contains($0) && $0 != rowNumber }
        func content(_ row: SourceRow) -> String {
            let cells = others.map { Cell.of(row, $0) }
            return cells.count { !$0.isEmpty } < leastCells ? "" : cells.joined(separator: "\u{1F}")
        }
        let byContent = unique(vanished, content)
        let addedContent = unique(added, content)
        return added.compactMap { item in
            if isNumbered, let rowNumber, let was = byNumber[Cell.of(item.row, rowNumber)] {
                return Renumbering(file: file, was: was, now: item.key, line: item.row.line, evidence: .rowNumber)
            }
            let text = content(item.row)
            guard let was = byContent[text], addedContent[text] != nil else { return nil }
            return Renumbering(file: file, was: was, now: item.key, line: item.row.line, evidence: .content)
        }
    }

    /// The keys of rows by something that only one of them has; blank says nothing.
    private static func unique(
        _ rows: [(key: String, row: SourceRow)],
        _ mark: (SourceRow) -> String
    ) -> [String: String] {
        var keys: [String: String] = [:]
        var repeated: Set<String> = [""]
        for item in rows {
            let text = mark(item.row)
            if keys.updateValue(item.key, forKey: text) != nil { repeated.insert(text) }
        }
        for text in repeated { keys[text] = nil }
        return keys
    }
}
