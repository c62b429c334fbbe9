extension RecordReader {
    /// Reads the record at the start of the window; returns its length, nil when it needs more bytes.
    mutating func readRecord<Failure: Error>(
        _ bytes: Span<UInt8>,
        isLast: Bool,
        emit: (ExportRecord) throws(Failure) -> Void
    ) throws(Failure) -> Int? {
        let isFull = bytes.count >= limitBytes
        let outcome = scanner.strict(bytes, from: 0, isLast: isLast, into: &cells)
        if outcome.finding == .needsMore, !isFull { return nil }
        if outcome.finding == .complete, cells.isBlankLine(bytes) { return takeHeaderOrBlank(bytes, outcome) }
        guard let header else {
            let isDecided = isLast || isFull || outcome.finding == .complete || scanner.holdsLine(bytes)
            return isDecided ? takeHeaderOrBlank(bytes, outcome) : nil
        }
        if outcome.finding == .complete, cells.count == header.count {
            return try acceptOrSplit(bytes, outcome, header, emit)
        }
        if let length = try acceptLenient(bytes, isLast: isLast, isFull: isFull, header, emit) {
            return length == 0 ? nil : length
        }
        if outcome.finding == .complete {
            return try rejectMiscounted(bytes, outcome, isLast: isLast, header, emit)
        }
        let isMalformed = outcome.finding == .malformed
        let resync = scanner.resync(
            bytes,
            from: 0,
            limit: isMalformed ? min(RecordReader.searchLimitBytes, reachBytes) : Int.max,
            isLast: isLast || isFull,
            expected: header.count,
            key: key,
            wholeOnly: false
        )
        switch resync {
        case .found(let end):
            let reason: RejectionReason = isMalformed ? .brokenQuotes : .missingClosingQuote
            return try reject(bytes.extracting(0..<end), reason, emit)
        case .needsMore: return nil
        case .none: break
        }
        if isLast, outcome.finding == .unclosed { return try reject(bytes, .truncated, emit) }
        let reason: RejectionReason = isFull && !isMalformed ? .overlong : .brokenQuotes
        return try reject(bytes.extracting(0..<scanner.lineEnd(bytes, from: 0)), reason, emit)
    }

    /// A well-formed record of the right width is a row, unless a cell has swallowed a record of its own.
    private mutating func acceptOrSplit<Failure: Error>(
        _ bytes: Span<UInt8>,
        _ outcome: RecordScanner.Outcome,
        _ header: [String],
        _ emit: (ExportRecord) throws(Failure) -> Void
    ) throws(Failure) -> Int {
        if outcome.innerLines > 0 {
            let record = bytes.extracting(0..<outcome.end)
            let resync = scanner.resync(
                record,
                from: 0,
                limit: outcome.end,
                isLast: true,
                expected: header.count,
                key: key,
                wholeOnly: true
            )
            if case .found(let end) = resync {
                // The row may end before the swallowed record, with blank lines between the two.
                let length = try acceptLenient(record.extracting(0..<end), isLast: true, isFull: false, header, emit)
                if let length { return length }
                return try reject(record.extracting(0..<end), .missingClosingQuote, emit)
            }
        }
        try accept(bytes.extracting(0..<outcome.end), lines: outcome.innerLines + 1, isRepaired: false, emit)
        return outcome.end
    }

    /// The length of the row that the lenient reading finds; 0 when more bytes are needed, nil when there is none.
    private mutating func acceptLenient<Failure: Error>(
        _ bytes: Span<UInt8>,
        isLast: Bool,
        isFull: Bool,
        _ header: [String],
        _ emit: (ExportRecord) throws(Failure) -> Void
    ) throws(Failure) -> Int? {
        let window = bytes.extracting(0..<min(bytes.count, reachBytes))
        let isCut = window.count == reachBytes
        for readsEscapes in [false, true] {
            let rules = RecordScanner.LenientRules(
                isLast: isLast && window.count == bytes.count,
                expected: header.count,
                readsEscapes: readsEscapes,
                key: key
            )
            let outcome = scanner.lenient(window, rules, into: &cells)
            if outcome.finding == .needsMore, !isFull, !isCut { return 0 }
            if outcome.finding == .complete {
                let record = bytes.extracting(0..<outcome.end)
                try accept(record, lines: outcome.innerLines + 1, isRepaired: true, emit)
                return outcome.end
            }
        }
        return nil
    }

    private mutating func rejectMiscounted<Failure: Error>(
        _ bytes: Span<UInt8>,
        _ outcome: RecordScanner.Outcome,
        isLast: Bool,
        _ header: [String],
        _ emit: (ExportRecord) throws(Failure) -> Void
    ) throws(Failure) -> Int {
        _ = scanner.strict(bytes, from: 0, isLast: isLast, into: &cells)
        var end = outcome.end
        var reason = RejectionReason.cellCount(found: cells.count, expected: header.count)
        let isCutOff = isLast && end == bytes.count && !scanner.isLineEnd(bytes[end - 1])
        if FooterLine.matches(cells, bytes) {
            reason = .footer
        } else if isCutOff, cells.count < header.count {
            reason = .truncated
        }
        if outcome.innerLines > 0 {
            let record = bytes.extracting(0..<end)
            let resync = scanner.resync(
                record,
                from: 0,
                limit: end,
                isLast: true,
                expected: header.count,
                key: key,
                wholeOnly: false
            )
            if case .found(let start) = resync { (end, reason) = (start, .missingClosingQuote) }
        }
        return try reject(bytes.extracting(0..<end), reason, emit)
    }
}
