import CanonicalJSON

@testable import PracticeMaster

/// What must hold for a file of any bytes at all; the first thing that does not is named.
enum RecordAccount {
    static func problem(in bytes: [UInt8]) -> String? {
        let whole = ExportReading(bytes)
        return problem(in: whole) ?? problem(with: bytes, of: whole)
            ?? rewritingProblem(of: whole)
    }

    /// The same bytes, cut into chunks in any way, give the same result.
    static func problem(in bytes: [UInt8], cutAt cuts: [Int]) -> String? {
        let whole = ExportReading(bytes)
        var chunks: [ArraySlice<UInt8>] = []
        var start = 0
        for cut in cuts.sorted() + [bytes.count] where cut >= start && cut <= bytes.count {
            chunks.append(bytes[start..<cut])
            start = cut
        }
        let cut = ExportReading(chunks: chunks)
        if cut.form != whole.form { return "cuts at \(cuts) change the form" }
        if cut.records != whole.records { return "cuts at \(cuts) change the records" }
        return cut.counts == whole.counts ? nil : "cuts at \(cuts) change the counts"
    }

    private static func problem(in reading: ExportReading) -> String? {
        let counts = reading.counts
        if counts.parsed + counts.rejected != reading.records.count { return "records are not parsed plus rejected" }
        if reading.form.header != reading.header { return "the two passes see different headers" }
        var line = 0
        var rows = 0
        for record in reading.records {
            let next: Int
            switch record {
            case .rejected(let at, _, _): next = at
            case .row(let at, let cells):
                next = at
                rows += 1
                let json = try? JSON(parsing: cells.stored)
                if json?.canonicalBytes != cells.stored { return "the row of line \(at) is no canonical JSON" }
                if cells.texts.count != reading.header.count { return "the row of line \(at) has another width" }
            }
            if next <= line { return "line \(next) follows line \(line)" }
            line = next
        }
        return rows == counts.parsed ? nil : "there are other rows than are counted"
    }

    /// Every byte is in the header, a row, a rejected record or a blank line, and rejected ones stand as in the file.
    private static func problem(with bytes: [UInt8], of reading: ExportReading) -> String? {
        let counts = reading.counts
        var position = 0
        var rejectedBytes = 0
        for case .rejected(let line, _, let raw) in reading.records {
            guard let found = first(raw, in: bytes, from: position) else { return "line \(line) is not in the file" }
            position = found + raw.count
            rejectedBytes += raw.count
        }
        // UTF-16 counts as UTF-8.
        if reading.form.encoding.isUtf16 { return nil }
        if rejectedBytes != counts.rejectedBytes { return "rejected bytes are counted wrongly" }
        let covered = counts.headerBytes + counts.rowBytes + counts.rejectedBytes + counts.blankBytes
        return covered == bytes.count ? nil : "\(covered) of \(bytes.count) bytes are accounted for"
    }

    private static func first(_ part: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard part.count + start <= bytes.count else { return nil }
        return (start...(bytes.count - part.count)).first { bytes[$0...].starts(with: part) }
    }

    /// Rows that are written by the book are read as the same rows.
    ///
    /// Lines inside of cells are left out: whether one is a record of its own is judged by how it is written.
    private static func rewritingProblem(of reading: ExportReading) -> String? {
        let rows = reading.rows.filter { !$0.contains { $0.utf8.contains { $0 == 0x0A || $0 == 0x0D } } }
        guard !reading.header.isEmpty, !rows.isEmpty,
            !reading.header.contains(where: { $0.utf8.contains { $0 == 0x0A || $0 == 0x0D } })
        else { return nil }
        let delimiter = reading.form.dialect.delimiter
        var bytes: [UInt8] = []
        for cells in [reading.header] + rows { bytes += strict(cells, delimiter) + [0x0D, 0x0A] }
        let form = SourceForm(encoding: .utf8, dialect: reading.form.dialect, header: reading.header)
        let again = ExportReading(chunks: [bytes[...]], form: form)
        return again.rows == rows && again.header == reading.header ? nil : "rows change when they are written again"
    }

    /// A record by RFC 4180, with all cells quoted.
    static func strict(_ cells: [String], _ delimiter: UInt8) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        return Array(
            cells.map { cell in [quote] + cell.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote] }
                .joined(separator: [delimiter])
        )
    }
}
