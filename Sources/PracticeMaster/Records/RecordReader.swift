/// The second pass over a file: bytes in, rows and rejected records out, without ever holding the whole file.
///
/// Every byte ends up in the header, a row, a rejected record or a blank line, whatever the bytes are; the result does
/// not depend on how the file is cut into chunks.
package struct RecordReader: Sendable {
    /// The largest record that is looked for; what is longer is rejected piece by piece, each fit for an event.
    package static let recordLimitBytes = 33_554_432
    /// The largest row that is kept as one: an event has room for 64 MiB.
    package static let storedLimitBytes = 62_914_560

    /// How far behind a fault in the quotation marks the next record is looked for before only the line is given up.
    static let searchLimitBytes = 65_536
    /// How far a record with raw quotation marks may reach; less and less while one record after the other is rejected.
    var reachBytes: Int { max(2048, 4_194_304 >> min(faultStreak, 11)) }

    package let form: SourceForm
    package internal(set) var counts = RecordCounts()
    package internal(set) var cellText = CellText()
    /// The cells of the first record that is not blank; nil until it was read.
    package internal(set) var header: [String]?
    package internal(set) var headerLine = 1

    let scanner: RecordScanner
    let limitBytes: Int
    let storedLimitBytes: Int
    var key = KeyColumn(header: [])
    var cells = CellBounds()
    /// Rejected records since the last row.
    var faultStreak = 0
    /// Bytes that were taken and wait for the end of their record.
    private(set) var pending: [UInt8] = []
    /// From the record that is being read to the end of what was taken.
    private(set) var restBytes = 0
    private(set) var transcoder: Utf16Transcoder?
    private var markBytesLeft: Int
    private var retryAtBytes = 0

    package init(
        form: SourceForm,
        limitBytes: Int = RecordReader.recordLimitBytes,
        storedLimitBytes: Int = RecordReader.storedLimitBytes
    ) {
        self.form = form
        // A rejected record is kept in the file's own encoding, in which it may be twice as long.
        self.limitBytes = form.encoding.isUtf16 ? limitBytes / 2 : limitBytes
        self.storedLimitBytes = storedLimitBytes
        scanner = RecordScanner(delimiter: form.dialect.delimiter)
        markBytesLeft = form.hasMark ? (form.encoding.isUtf16 ? 2 : 3) : 0
        transcoder = form.encoding.isUtf16 ? Utf16Transcoder(isBigEndian: form.encoding == .utf16BigEndian) : nil
    }

    /// Takes the next bytes; `isLast` once, with the last ones, which may be none. Of no use after `emit` threw.
    package mutating func feed<Failure: Error>(
        _ chunk: ArraySlice<UInt8>,
        isLast: Bool,
        emit: (ExportRecord) throws(Failure) -> Void
    ) throws(Failure) {
        append(chunk, isLast: isLast)
        if !isLast, pending.count < retryAtBytes { return }
        var bytes: [UInt8] = []
        swap(&bytes, &pending)
        let consumed = try consume(bytes.span, isLast: isLast, emit: emit)
        bytes.removeSubrange(0..<consumed)
        pending = bytes
        retryAtBytes = consumed == 0 ? pending.count * 2 : 0
        if pending.count < limitBytes { retryAtBytes = min(retryAtBytes, limitBytes) }
    }

    private mutating func append(_ chunk: ArraySlice<UInt8>, isLast: Bool) {
        let skipped = min(markBytesLeft, chunk.count)
        markBytesLeft -= skipped
        if !form.encoding.isUtf16 { counts.headerBytes += skipped }
        let rest = chunk.dropFirst(skipped)
        if transcoder != nil {
            transcoder?.feed(rest.span, isLast: isLast, into: &pending)
        } else {
            pending.append(contentsOf: rest)
        }
    }

    private mutating func consume<Failure: Error>(
        _ bytes: Span<UInt8>,
        isLast: Bool,
        emit: (ExportRecord) throws(Failure) -> Void
    ) throws(Failure) -> Int {
        var usable = bytes.count
        while usable > 0, bytes[usable - 1] == 0x1A { usable -= 1 }
        var position = 0
        while position < usable {
            restBytes = bytes.count - position
            let window = bytes.extracting(position..<min(usable, position + limitBytes))
            let isEnd = isLast && position + window.count == usable
            guard let next = try readRecord(window, isLast: isEnd, emit: emit) else { break }
            position += next
        }
        if isLast, position == usable, usable < bytes.count {
            try reject(bytes.extracting(usable...), .endOfFileMark, emit)
            position = bytes.count
        }
        return position
    }

    /// Reads the header of a file's beginning, for the first pass.
    mutating func readHeader(_ bytes: Span<UInt8>) {
        var position = 0
        while header == nil, position < bytes.count {
            let rest = bytes.extracting(position...)
            position += takeHeaderOrBlank(rest, scanner.strict(rest, from: 0, isLast: true, into: &cells))
        }
    }
}
