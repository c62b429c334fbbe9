/// What came out of a file; `records` is always `parsed` plus `rejected`.
package struct RecordCounts: Sendable, Hashable {
    package internal(set) var parsed = 0
    package internal(set) var rejected = 0
    /// Rows among the parsed ones that only the lenient reading of raw quotation marks could read.
    package internal(set) var repaired = 0
    package internal(set) var blankLines = 0
    /// Physical lines, header and blank lines included.
    package internal(set) var lines = 0
    /// Where the bytes of the text went: together they are the whole text (UTF-16 counts as UTF-8).
    package internal(set) var headerBytes = 0
    package internal(set) var rowBytes = 0
    package internal(set) var rejectedBytes = 0
    package internal(set) var blankBytes = 0

    package var records: Int { parsed + rejected }
}
