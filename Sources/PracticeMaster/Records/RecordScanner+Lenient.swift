extension RecordScanner {
    /// What the lenient reading of a record needs to know about its file.
    struct LenientRules {
        let isLast: Bool
        /// How many cells the header has.
        let expected: Int
        /// Whether doubled quotation marks stand for single ones.
        let readsEscapes: Bool
        let key: KeyColumn
    }

    /// Reads raw quotation marks: one closes a cell only before a delimiter, or at the end of the last cell.
    ///
    /// Succeeds only with exactly the expected number of cells, and never across a line that is a record of its own.
    func lenient(_ bytes: Span<UInt8>, _ rules: LenientRules, into cells: inout CellBounds) -> Outcome {
        cells.removeAll()
        var position = 0
        var innerLines = 0
        func outcome(_ finding: Finding, _ end: Int) -> Outcome {
            Outcome(finding: finding, end: end, innerLines: innerLines)
        }
        while cells.count < rules.expected {
            if let opening = openingQuote(bytes, from: position) {
                let isLastCell = cells.count + 1 == rules.expected
                let cell = lenientCell(bytes, from: opening + 1, isLastCell: isLastCell, rules)
                innerLines += cell.innerLines
                guard cell.finding == .complete else { return outcome(cell.finding, cell.close) }
                cells.append(opening + 1, cell.close, hasEscapes: cell.hasEscapes, isQuoted: true)
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
            guard let end = recordEnd(bytes, at: position, isLast: rules.isLast) else {
                return outcome(.needsMore, position)
            }
            return outcome(cells.count == rules.expected ? .complete : .malformed, end)
        }
        return outcome(.malformed, position)
    }

    private func lenientCell(
        _ bytes: Span<UInt8>,
        from start: Int,
        isLastCell: Bool,
        _ rules: LenientRules
    ) -> QuotedCell {
        var close = start
        var hasEscapes = false
        var innerLines = 0
        func result(_ finding: Finding) -> QuotedCell {
            QuotedCell(finding: finding, close: close, hasEscapes: hasEscapes, innerLines: innerLines)
        }
        while close < bytes.count {
            if bytes[close] == RecordScanner.quote {
                if close + 1 == bytes.count {
                    if !rules.isLast { return result(.needsMore) }
                    return result(isLastCell ? .complete : .malformed)
                }
                let next = bytes[close + 1]
                if next == delimiter || (isLastCell && isLineEnd(next)) { return result(.complete) }
                if rules.readsEscapes, next == RecordScanner.quote {
                    hasEscapes = true
                    close += 1
                }
            } else if isLineEnd(bytes[close]) {
                guard let next = recordEnd(bytes, at: close, isLast: rules.isLast) else { return result(.needsMore) }
                innerLines += 1
                switch isRecordLine(bytes, at: next, isLast: rules.isLast, expected: rules.expected, key: rules.key) {
                case .needsMore: return result(.needsMore)
                case .yes: return result(.malformed)
                case .no: close = next - 1
                }
            }
            close += 1
        }
        return result(rules.isLast ? .malformed : .needsMore)
    }

    /// The quotation mark that opens the cell at that place, blanks before it aside.
    private func openingQuote(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var position = start
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        return position < bytes.count && bytes[position] == RecordScanner.quote ? position : nil
    }
}
