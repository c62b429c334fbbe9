extension RecordScanner {
    enum Answer {
        case yes
        case no
        case needsMore
    }

    enum Resync {
        case found(Int)
        case none
        case needsMore
    }

    /// Whether a line reads as a whole record with a plausible key; one or two columns are no such evidence.
    func isRecordLine(_ bytes: Span<UInt8>, at start: Int, isLast: Bool, expected: Int, key: KeyColumn) -> Answer {
        guard expected >= 3 else { return .no }
        guard let end = contentEnd(bytes, from: start, isLast: isLast) else { return .needsMore }
        let line = bytes.extracting(start..<end)
        var cells = CellBounds()
        let outcome = strict(line, from: 0, isLast: true, into: &cells)
        guard outcome.finding == .complete, cells.count == expected else { return .no }
        return !readsLikeProse(line, cells) && key.isPlausible(in: cells, of: line) ? .yes : .no
    }

    /// Sentences have a blank behind each comma, records do not.
    private func readsLikeProse(_ line: Span<UInt8>, _ cells: CellBounds) -> Bool {
        cells.bounds.dropFirst().contains { !$0.isQuoted && $0.end - $0.start > 1 && line[$0.start] == 0x20 }
    }

    /// Whether a line may well be the beginning of a record: by its key, or by the number of its cells.
    func isRecordStart(_ bytes: Span<UInt8>, at start: Int, isLast: Bool, expected: Int, key: KeyColumn) -> Answer {
        guard expected >= 3 else { return .yes }
        guard let end = contentEnd(bytes, from: start, isLast: isLast) else { return .needsMore }
        if end == start { return .no }
        let line = bytes.extracting(start..<end)
        var cells = CellBounds()
        let outcome = strict(line, from: 0, isLast: true, into: &cells)
        if outcome.finding == .complete, cells.count == expected, expected >= 5 { return .yes }
        return key.isDecisive && key.isPlausible(in: cells, of: line) ? .yes : .no
    }

    /// The first line behind `start`'s and before `limit` that is a record, or begins one unless `wholeOnly`.
    func resync(
        _ bytes: Span<UInt8>,
        from start: Int,
        limit: Int,
        isLast: Bool,
        expected: Int,
        key: KeyColumn,
        wholeOnly: Bool
    ) -> Resync {
        var position = start
        while true {
            guard let end = contentEnd(bytes, from: position, isLast: isLast),
                let next = recordEnd(bytes, at: end, isLast: isLast)
            else { return .needsMore }
            if next >= limit { return .none }
            if next >= bytes.count { return isLast ? .none : .needsMore }
            let answer =
                wholeOnly
                ? isRecordLine(bytes, at: next, isLast: isLast, expected: expected, key: key)
                : isRecordStart(bytes, at: next, isLast: isLast, expected: expected, key: key)
            switch answer {
            case .yes: return .found(next)
            case .needsMore: return .needsMore
            case .no: position = next
            }
        }
    }

    /// Whether the first line's end is in the buffer, whatever follows.
    func holdsLine(_ bytes: Span<UInt8>) -> Bool {
        guard let end = contentEnd(bytes, from: 0, isLast: false) else { return false }
        return recordEnd(bytes, at: end, isLast: false) != nil
    }

    /// The end of the line's text; nil when more bytes may belong to it.
    private func contentEnd(_ bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Int? {
        let position = textEnd(bytes, from: start)
        return position == bytes.count && !isLast ? nil : position
    }
}
