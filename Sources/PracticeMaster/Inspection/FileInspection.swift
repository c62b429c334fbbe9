package import Migration

/// What a look at one loaded file shows.
package struct FileInspection: Sendable, Hashable {
    package var facts: FileFacts
    /// Rows as they stand now; after several loads not those of the last file alone.
    package var rowCount: Int
    /// In column order.
    package var columns: [ColumnProfile]

    package init(facts: FileFacts, rowCount: Int, columns: [ColumnProfile]) {
        self.facts = facts
        self.rowCount = rowCount
        self.columns = columns
    }

    package var file: SourceFile { facts.file }
    package var filledColumns: [ColumnProfile] { columns.filter { $0.filled > 0 } }
    package var customCount: Int { columns.count { $0.isCustom } }
    /// The columns that hold dates, in column order.
    package var dateColumns: [ColumnProfile] { columns.filter { $0.dates != nil } }

    package func column(_ canonical: String) -> ColumnProfile? { columns.first { $0.column.canonical == canonical } }

    /// The first and the last day of what the file is about: the day of an entry, the opening of a matter.
    package var span: ClosedRange<CivilDate>? {
        let names = ["Date", "Due_Date", "Date_Open"]
        guard let dates = names.lazy.compactMap({ column($0)?.dates }).first, let first = dates.first,
            let last = dates.last, first <= last
        else { return nil }
        return first...last
    }
}
