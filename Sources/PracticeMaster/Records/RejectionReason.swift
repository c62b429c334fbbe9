/// Why a physical record did not become a row.
package enum RejectionReason: Sendable, Hashable {
    case cellCount(found: Int, expected: Int)
    /// Quotation marks inside of a cell that allow no single reading.
    case brokenQuotes
    /// A cell that was never closed and would have swallowed whole records.
    case missingClosingQuote
    /// The file ends inside of the record.
    case truncated
    case repeatedHeader
    case footer
    /// The Ctrl-Z with which DOS programs end a text file.
    case endOfFileMark
    /// Longer than the largest record that is kept in one piece.
    case overlong
    /// Half of a character pair in a UTF-16 file.
    case brokenUtf16

    /// A stable word for reports and counts.
    package var code: String {
        switch self {
        case .cellCount: "cell count"
        case .brokenQuotes: "broken quotes"
        case .missingClosingQuote: "missing closing quote"
        case .truncated: "truncated"
        case .repeatedHeader: "repeated header"
        case .footer: "footer"
        case .endOfFileMark: "end-of-file mark"
        case .overlong: "overlong"
        case .brokenUtf16: "broken UTF-16"
        }
    }

    /// One clause for a person; never a cell's content.
    package var text: String {
        switch self {
        case .cellCount(let found, let expected): "has \(found) cells where the header has \(expected)"
        case .brokenQuotes: "has quotation marks inside of a cell that allow no single reading"
        case .missingClosingQuote: "opens a quoted cell that is never closed"
        case .truncated: "is cut off by the end of the file"
        case .repeatedHeader: "repeats the header"
        case .footer: "is a footer, not a record"
        case .endOfFileMark: "is the end-of-file mark of DOS (Ctrl-Z)"
        case .overlong: "is longer than the largest record that is kept in one piece"
        case .brokenUtf16: "holds half of a UTF-16 character pair"
        }
    }
}
