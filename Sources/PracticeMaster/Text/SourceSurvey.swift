/// The first pass over a file: encoding of the whole, delimiter, header; keeps no more than the beginning of the file.
package struct SourceSurvey: Sendable {
    static let headLimitBytes = 262_144

    private var head: [UInt8] = []
    private var check = Utf8Check()
    /// How many bytes were fed.
    package private(set) var byteCount = 0

    package init() {}

    package mutating func feed(_ chunk: Span<UInt8>) {
        check.feed(chunk)
        byteCount += chunk.count
        let wanted = min(chunk.count, SourceSurvey.headLimitBytes - head.count)
        for index in 0..<max(0, wanted) { head.append(chunk[index]) }
    }

    package mutating func feed(_ chunk: ArraySlice<UInt8>) { feed(chunk.span) }

    /// What the file is; call it after the last chunk.
    package func finished(delimiter: UInt8? = nil) -> SourceForm {
        let encoding = detectedEncoding
        var text: [UInt8] = []
        if encoding.isUtf16 {
            var transcoder = Utf16Transcoder(isBigEndian: encoding == .utf16BigEndian)
            transcoder.feed(head.span.extracting(2...), isLast: true, into: &text)
        } else {
            text = Array(hasUtf8Mark ? head[3...] : head[...])
        }
        if byteCount > head.count, let end = text.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
            text.removeSubrange((end + 1)...)
        }
        while text.last == 0x1A { text.removeLast() }
        let dialect = delimiter.map(Dialect.init(delimiter:)) ?? Dialect.sniffed(text.span)
        var reader = RecordReader(form: SourceForm(encoding: encoding == .byCell ? .byCell : .utf8, dialect: dialect))
        reader.readHeader(text.span)
        return SourceForm(
            encoding: encoding,
            dialect: dialect,
            hasMark: encoding.isUtf16 || hasUtf8Mark,
            header: reader.header ?? [],
            headerLine: reader.headerLine,
            byteCount: byteCount
        )
    }

    private var hasUtf8Mark: Bool { head.starts(with: [0xEF, 0xBB, 0xBF]) }

    private var detectedEncoding: TextEncoding {
        if hasUtf8Mark { return check.isComplete ? .utf8 : .byCell }
        if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        return check.isComplete ? .utf8 : .byCell
    }
}
