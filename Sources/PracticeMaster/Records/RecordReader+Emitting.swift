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
        if isRepeatedHeader(record) {
            try reject(record, .repeatedHeader, emit)
            return
        }
        if cells.count > 1, FooterLine.matches(cells, record) {
            try reject(record, .footer, emit)
            return
        }
        let stored = storedCells(record, isRepaired: isRepaired)
        guard stored.count <= storedLimitBytes else {
            try reject(record, .overlong, emit)
            return
        }
        let line = counts.lines + 1
        counts.parsed += 1
        faultStreak = 0
        if isRepaired { counts.repaired += 1 }
        counts.lines += lines
        counts.rowBytes += record.count
        try emit(.row(line: line, cells: RowCells(stored: stored)))
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
        var raw = record.withUnsafeBufferPointer { Array($0) }
        if let transcoder {
            raw = Utf16Transcoder.utf16Bytes(of: raw, isBigEndian: transcoder.isBigEndian)
            // The byte that was added to make a unit of the file's last one is none of the file's.
            if transcoder.endsOdd, record.count == restBytes {
                raw.remove(at: transcoder.isBigEndian ? raw.count - 2 : raw.count - 1)
            }
        }
        try emit(.rejected(line: line, reason: reason, raw: raw))
        return record.count
    }

    private mutating func decodedCells(_ bytes: Span<UInt8>) -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(cells.count)
        for bound in cells.bounds {
            let cell = bytes.extracting(bound.start..<bound.end)
            texts.append(bound.hasEscapes ? cellText.decode(CellText.unescaped(cell).span) : cellText.decode(cell))
        }
        return texts
    }

    /// The cells as the ledger keeps them.
    private mutating func storedCells(_ record: Span<UInt8>, isRepaired: Bool) -> [UInt8] {
        if !isRepaired, let stored = storedAsTheyStand(record) { return stored }
        var stored: [UInt8] = []
        stored.reserveCapacity(record.count + 3 * cells.count + 2)
        stored.append(UInt8(ascii: "["))
        for (index, bound) in cells.bounds.enumerated() {
            if index > 0 { stored.append(UInt8(ascii: ",")) }
            let cell = record.extracting(bound.start..<bound.end)
            cellText.append(cell, hasEscapes: bound.hasEscapes, to: &stored)
        }
        stored.append(UInt8(ascii: "]"))
        return stored
    }

    /// Quoted cells between commas are JSON already, when they hold nothing that JSON writes in another way.
    private func storedAsTheyStand(_ record: Span<UInt8>) -> [UInt8]? {
        guard form.dialect == .comma, let last = cells.bounds.last, last.isQuoted,
            cells.bounds.allSatisfy({ $0.isQuoted && !$0.hasEscapes })
        else { return nil }
        let text = record.extracting(0..<(last.end + 1))
        guard EightBytes.firstNotPlain(text, from: 0) == text.count else { return nil }
        return [UInt8](unsafeUninitializedCapacity: text.count + 2) { stored, count in
            stored[0] = UInt8(ascii: "[")
            text.withUnsafeBufferPointer { text in
                _ = UnsafeMutableBufferPointer(rebasing: stored[1...]).update(fromContentsOf: text)
            }
            stored[text.count + 1] = UInt8(ascii: "]")
            count = text.count + 2
        }
    }

    private mutating func isRepeatedHeader(_ record: Span<UInt8>) -> Bool {
        guard let header, let name = header.first?.utf8, let first = cells.bounds.first else { return false }
        // Nearly every row is told apart by the length or the beginning of its first cell.
        let cell = record.extracting(first.start..<first.end)
        let isPlain = !first.hasEscapes && EightBytes.firstBeyondASCII(cell, from: 0) == cell.count
        if isPlain, cell.count != name.count { return false }
        if isPlain, let letter = name.first, cell[0] | 0x20 != letter | 0x20 { return false }
        var reader = CellText()
        for (bound, name) in zip(cells.bounds, header) {
            let cell = record.extracting(bound.start..<bound.end)
            let text = bound.hasEscapes ? reader.decode(CellText.unescaped(cell).span) : reader.decode(cell)
            guard text.lowercased() == name.lowercased() else { return false }
        }
        return true
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
