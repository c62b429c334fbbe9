/// Why a file is not taken as part of an export: what, where, and what to do.
package struct FileRefusal: Error, Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable {
        case empty
        case noHeader
        case notAnExport
        case ambiguous
        case missingColumn
    }

    package let reason: Reason
    package let fileName: String
    package let line: Int
    /// The column that is missing or at fault; nil when the whole file is meant.
    package let column: String?
    package let remedy: String

    package var text: String {
        let place = "\(fileName), line \(line)"
        let what =
            switch reason {
            case .empty: "the file is empty"
            case .noHeader: "the first line is a record, not a header"
            case .notAnExport: "the columns are not those of a Practice Master file"
            case .ambiguous: "the columns fit more than one Practice Master file"
            case .missingColumn: "the column \(column ?? "") is missing"
            }
        return "\(place): \(what). \(remedy)"
    }
}

extension FileRefusal: CustomStringConvertible {
    package var description: String { text }
}
