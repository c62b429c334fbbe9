@testable import PracticeMaster

/// A whole export read at once: both passes over the same bytes.
struct ExportReading {
    let form: SourceForm
    let records: [ExportRecord]
    let counts: RecordCounts
    let cellText: CellText
    let header: [String]

    init(_ bytes: [UInt8], chunkBytes: Int = 65_536, limitBytes: Int = RecordReader.recordLimitBytes) {
        self.init(chunks: ExportReading.chunks(bytes, chunkBytes), limitBytes: limitBytes)
    }

    /// Reads the file as it is cut; `form` is what a first pass said, where one was made already.
    init(
        chunks: [ArraySlice<UInt8>],
        form known: SourceForm? = nil,
        limitBytes: Int = RecordReader.recordLimitBytes
    ) {
        var survey = SourceSurvey()
        for chunk in chunks { survey.feed(chunk) }
        form = known ?? survey.finished()
        var reader = RecordReader(form: form, limitBytes: limitBytes)
        var records: [ExportRecord] = []
        for chunk in chunks { reader.feed(chunk, isLast: false) { records.append($0) } }
        reader.feed([], isLast: true) { records.append($0) }
        self.records = records
        counts = reader.counts
        cellText = reader.cellText
        header = reader.header ?? []
    }

    init(_ text: String, chunkBytes: Int = 65_536) { self.init(Array(text.utf8), chunkBytes: chunkBytes) }

    var rows: [[String]] {
        records.compactMap { if case .row(_, let cells) = $0 { cells.texts } else { nil } }
    }

    var rowLines: [Int] {
        records.compactMap { if case .row(let line, _) = $0 { line } else { nil } }
    }

    var rejections: [RejectionReason] {
        records.compactMap { if case .rejected(_, let reason, _) = $0 { reason } else { nil } }
    }

    var rejectedLines: [Int] {
        records.compactMap { if case .rejected(let line, _, _) = $0 { line } else { nil } }
    }

    var rejectedTexts: [String] {
        records.compactMap {
            if case .rejected(_, _, let raw) = $0 { String(decoding: raw, as: UTF8.self) } else { nil }
        }
    }

    static func chunks(_ bytes: [UInt8], _ size: Int) -> [ArraySlice<UInt8>] {
        stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
    }
}

/// Bytes of a text in which `\u{80}` to `\u{FF}` stand for the single byte of that number.
func windowsBytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
}
