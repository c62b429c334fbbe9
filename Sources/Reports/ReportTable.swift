/// One table of a report: the single source of its CSV, its JSON and its HTML.
package struct ReportTable: Sendable, Hashable {
    /// A column under the name that programs read and the title that people read.
    package struct Column: Sendable, Hashable {
        package var name: String
        package var title: String

        package init(_ name: String, _ title: String) {
            self.name = name
            self.title = title
        }
    }

    package enum Cell: Sendable, Hashable {
        case text(String)
        case count(Int)
        /// A position in the ledger, which people type into commands: never grouped.
        case sequence(UInt64)
        case flag(Bool)
        case list([String])
        case absent

        package static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .absent }
        package static func count(_ count: Int?) -> Cell { count.map { .count($0) } ?? .absent }
    }

    package var columns: [Column]
    /// Each as long as `columns`.
    package var rows: [[Cell]]

    package init(_ columns: [Column], rows: [[Cell]]) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a report row has a cell for every column")
        self.columns = columns
        self.rows = rows
    }
}
