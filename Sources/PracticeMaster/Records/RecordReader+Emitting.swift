extension RecordReader {
    /// Counts a blank line, or takes the record as the header; returns its length.
    mutating func takeHeaderOrBlank(_ bytes: Span<UInt8>, _ outcome: RecordScanner.Outcome) -> Int {
        if outcome.finding == .complete, cells.isBlankLine(bytes) {
            counts.blankLines += 1
            counts.lines += 1
            counts.blankBytes += outcome.end
            return outcome.end
        }
        var end = outcome.end
        if outcome.finding != .complete {
            end = scanner.lineEnd(bytes, from: 0)
            cells.removeAll()
            var position = 0
            while position < end {
                let cellEnd = min(scanner.unquotedEnd(bytes, from: position), end)
                cells.append(position, cellEnd)
                if cellEnd >= end || scanner.isLineEnd(bytes[cellEnd]) { break }
                position = cellEnd + 1
            }
        }
        let names = decodedCells(bytes)
        header = names
        key = KeyColumn(header: names)
        headerLine = counts.lines + 1
        counts.lines += lineCount(bytes.extracting(0..<end))
        counts.headerBytes += end
        return end
    }

    mutating func accept<Failure: Error>(
        _ record: Span<UInt8>,
        lines: Int,
        isRepaired: Bool,
        _ emit: (ExportRecord) throws(Failure) -> Void
    ) throws(Failure) {
        if form.encoding.isUtf16, RecordReader.holdsSurrogate(record) {
            try reject(record, .brokenUtf16, emit)
            return
        }
        let texts = decodedCells(record)
        if isRepeatedHeader(texts) {
            try reject(record, .repeatedHeader, emit)
            return
        }
        if texts.count > 1, FooterLine.matches(cells, record) {
            try reject(record, .footer, emit)
            return
        }
        let line = counts.lines + 1
        counts.parsed += 1
        faultStreak = 0
        if isRepaired { counts.repaired += 1 }
        counts.lines += lines
        counts.rowBytes += record.count
        try emit(.row(line: line, cells: texts))
    }

    @discardableResult
    mutating func reject<Failure: Error>(
        _ record: Span<UInt8>,
        _ reason: RejectionReason,
        _ emit: (ExportRecord) throws(Failure) -> Void
    ) throws(Failure) -> Int {
        let line = counts.lines + 1
        counts.rejected += 1
        faultStreak += 1
        counts.lines += lineCount(record)
        counts.rejectedBytes += record.count
        var raw: [UInt8] = []
        raw.reserveCapacity(record.count)
        for index in record.indices { raw.append(record[index]) }
        if form.encoding.isUtf16 {
            raw = Utf16Transcoder.utf16Bytes(of: raw, isBigEndian: form.encoding == .utf16BigEndian)
        }
        try emit(.rejected(line: line, reason: reason, raw: raw))
        return record.count
    }

    private mutating func decodedCells(_ bytes: Span<UInt8>) -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(cells.count)
        for bound in cells.bounds {
            let cell = bytes.extracting(bound.start..<bound.end)
            if bound.hasEscapes {
                let plain = RecordReader.unescaped(cell)
                texts.append(decoded(plain.span))
            } else {
                texts.append(decoded(cell))
            }
        }
        return texts
    }

    private mutating func decoded(_ cell: Span<UInt8>) -> String { cell.isEmpty ? "" : cellText.decode(cell) }

    private static func unescaped(_ cell: Span<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(cell.count)
        var position = 0
        while position < cell.count {
            plain.append(cell[position])
            let isPair =
                cell[position] == RecordScanner.quote && position + 1 < cell.count
                && cell[position + 1] == RecordScanner.quote
            position += isPair ? 2 : 1
        }
        return plain
    }

    private func isRepeatedHeader(_ texts: [String]) -> Bool {
        guard let header, let first = texts.first, let name = header.first else { return false }
        guard first.utf8.count == name.utf8.count, first.lowercased() == name.lowercased() else { return false }
        return zip(texts, header).allSatisfy { $0.lowercased() == $1.lowercased() }
    }

    private static func holdsSurrogate(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count >= 2 else { return false }
        for index in 1..<bytes.count where bytes[index - 1] == 0xED && bytes[index] >= 0xA0 { return true }
        return false
    }

    /// Physical lines that the bytes touch; a last one without a line end counts.
    private func lineCount(_ bytes: Span<UInt8>) -> Int {
        var lines = 0
        var position = 0
        while position < bytes.count {
            position = scanner.lineEnd(bytes, from: position)
            lines += 1
        }
        return lines
    }
}
