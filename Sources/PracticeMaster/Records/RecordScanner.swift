/// Finds the cells of one record, without decoding them and without state between records.
struct RecordScanner {
    enum Finding {
        case complete
        /// The buffer ends before the record is decided.
        case needsMore
        /// A closing quotation mark is followed by something else than a delimiter or a line end.
        case malformed
        /// The file ends inside of a quoted cell.
        case unclosed
    }

    struct Outcome {
        let finding: Finding
        /// The position behind the record; behind the line of the fault when it is malformed.
        let end: Int
        /// Line ends inside of quoted cells.
        let innerLines: Int
    }

    static let quote = UInt8(ascii: "\"")
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D

    let delimiter: UInt8

    /// Reads by RFC 4180; quotation marks inside of unquoted cells are text.
    func strict(_ bytes: Span<UInt8>, from start: Int, isLast: Bool, into cells: inout CellBounds) -> Outcome {
        cells.removeAll()
        var position = start
        var innerLines = 0
        while true {
            if position < bytes.count, bytes[position] == RecordScanner.quote {
                let cell = quoted(bytes, from: position + 1, isLast: isLast)
                innerLines += cell.innerLines
                guard cell.finding == .complete else {
                    let end = cell.finding == .malformed ? lineEnd(bytes, from: cell.close) : bytes.count
                    return Outcome(finding: cell.finding, end: end, innerLines: innerLines)
                }
                cells.append(position + 1, cell.close, hasEscapes: cell.hasEscapes, isQuoted: true)
                position = cell.close + 1
            } else {
                let end = unquotedEnd(bytes, from: position)
                cells.append(position, end)
                position = end
            }
            if position < bytes.count, bytes[position] == delimiter {
                position += 1
                continue
            }
            guard let end = recordEnd(bytes, at: position, isLast: isLast) else {
                return Outcome(finding: .needsMore, end: bytes.count, innerLines: innerLines)
            }
            return Outcome(finding: .complete, end: end, innerLines: innerLines)
        }
    }

    func isLineEnd(_ byte: UInt8) -> Bool { byte == RecordScanner.lineFeed || byte == RecordScanner.carriageReturn }

    /// The first position from there on that holds a delimiter or a line end, or the end of the buffer.
    func unquotedEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        EightBytes.firstIndex(bytes, from: start, of: delimiter, RecordScanner.lineFeed, RecordScanner.carriageReturn)
    }

    /// The first position from there on that holds a line end, or the end of the buffer.
    func textEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        let (feed, carriage) = (RecordScanner.lineFeed, RecordScanner.carriageReturn)
        return EightBytes.firstIndex(bytes, from: start, of: feed, carriage, carriage)
    }

    /// The position behind the line end at that place; nil when only more bytes can tell.
    func recordEnd(_ bytes: Span<UInt8>, at position: Int, isLast: Bool) -> Int? {
        if position == bytes.count { return isLast ? position : nil }
        if bytes[position] == RecordScanner.lineFeed { return position + 1 }
        if position + 1 == bytes.count { return isLast ? position + 1 : nil }
        return bytes[position + 1] == RecordScanner.lineFeed ? position + 2 : position + 1
    }

    /// The position behind the line that holds that place, or the end of the buffer.
    func lineEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        let position = textEnd(bytes, from: start)
        return recordEnd(bytes, at: position, isLast: true) ?? bytes.count
    }

    /// Where a quoted cell ends, and what it holds besides text.
    struct QuotedCell {
        let finding: Finding
        let close: Int
        let hasEscapes: Bool
        let innerLines: Int
    }

    private func quoted(_ bytes: Span<UInt8>, from start: Int, isLast: Bool) -> QuotedCell {
        let (quote, feed, carriage) = (RecordScanner.quote, RecordScanner.lineFeed, RecordScanner.carriageReturn)
        var position = start
        var hasEscapes = false
        var innerLines = 0
        var finding = isLast ? Finding.unclosed : .needsMore
        while true {
            position = EightBytes.firstIndex(bytes, from: position, of: quote, feed, carriage)
            guard position < bytes.count else { break }
            let next = position + 1 < bytes.count ? bytes[unchecked: position + 1] : nil
            if bytes[unchecked: position] == quote {
                if next != quote {
                    if let next {
                        finding = next == delimiter || isLineEnd(next) ? .complete : .malformed
                    } else {
                        finding = isLast ? .complete : .needsMore
                    }
                    break
                }
                hasEscapes = true
                position += 2
            } else {
                // Of a pair, the line feed counts.
                if bytes[unchecked: position] == feed || next != feed { innerLines += 1 }
                position += 1
            }
        }
        return QuotedCell(finding: finding, close: position, hasEscapes: hasEscapes, innerLines: innerLines)
    }
}
