/// Recognises the line with which some programs close an export: `1234 records exported`.
enum FooterLine {
    private static let words = ["record", "row", "export", "total", "end of"].map { Array($0.utf8) }
    private static let limitBytes = 120

    /// Whether only the first cell holds text, and that text reads like a closing line.
    static func matches(_ cells: CellBounds, _ bytes: Span<UInt8>) -> Bool {
        guard let first = cells.bounds.first, first.end > first.start, first.end - first.start <= limitBytes else {
            return false
        }
        for bound in cells.bounds.dropFirst() where bound.end > bound.start { return false }
        let text = (first.start..<first.end).map { bytes[$0] | 0x20 }
        guard text.contains(where: { (0x30...0x39).contains($0) }) || holds(text, Array("end of".utf8)) else {
            return false
        }
        return words.contains { holds(text, $0) }
    }

    private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard text.count >= word.count else { return false }
        return (0...(text.count - word.count)).contains { text[$0...].starts(with: word) }
    }
}
