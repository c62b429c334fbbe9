/// Where the cells of one record lie in a buffer; reused from record to record.
struct CellBounds {
    struct Bound {
        let start: Int
        let end: Int
        /// Whether doubled quotation marks inside stand for single ones.
        let hasEscapes: Bool
        let isQuoted: Bool
    }

    private(set) var bounds: [Bound] = []

    var count: Int { bounds.count }

    mutating func removeAll() { bounds.removeAll(keepingCapacity: true) }

    mutating func append(_ start: Int, _ end: Int, hasEscapes: Bool = false, isQuoted: Bool = false) {
        bounds.append(Bound(start: start, end: end, hasEscapes: hasEscapes, isQuoted: isQuoted))
    }

    /// Whether the record is an empty line or one of blanks only.
    func isBlankLine(_ bytes: Span<UInt8>) -> Bool {
        guard bounds.count == 1, !bounds[0].isQuoted else { return false }
        for index in bounds[0].start..<bounds[0].end where bytes[index] != 0x20 && bytes[index] != 0x09 { return false }
        return true
    }
}
