/// How a file separates its cells.
package struct Dialect: Sendable, Hashable {
    /// The byte between two cells: comma, tab, semicolon or bar.
    package let delimiter: UInt8

    package static let comma = Dialect(delimiter: UInt8(ascii: ","))
    static let candidates: [UInt8] = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";"), UInt8(ascii: "|")]

    package init(delimiter: UInt8) { self.delimiter = delimiter }

    /// The delimiter in words, for reports.
    package var name: String {
        switch delimiter {
        case 0x09: "tab"
        case UInt8(ascii: ";"): "semicolon"
        case UInt8(ascii: "|"): "bar"
        default: "comma"
        }
    }

    /// Judges by the header and the first 50 records of the given beginning of a file, which must be decoded to UTF-8.
    ///
    /// The best delimiter gives the most records as many cells as the header has; a tie goes to the wider header.
    package static func sniffed(_ head: Span<UInt8>) -> Dialect {
        var best = Dialect.comma
        var bestScore = 0
        for candidate in candidates {
            let scanner = RecordScanner(delimiter: candidate)
            var cells = CellBounds()
            var position = 0
            var width = 0
            var records = 0
            var fitting = 0
            while position < head.count, records < 50 {
                let outcome = scanner.strict(head, from: position, isLast: true, into: &cells)
                position = outcome.end
                if cells.isBlankLine(head) { continue }
                if width == 0 {
                    width = cells.count
                    continue
                }
                records += 1
                if cells.count == width { fitting += 1 }
            }
            if width < 2 { continue }
            let share = records == 0 ? 1000 : fitting * 1000 / records
            let score = (share + 1) * 1000 + min(width, 999)
            if score > bestScore { (best, bestScore) = (Dialect(delimiter: candidate), score) }
        }
        return best
    }
}
