import Foundation
import Testing

@testable import PracticeMaster

@Suite("Hazards of size")
struct VolumeHazardTests {
    /// `LARGE_FILE_BYTES=2200000000` reads more than two gigabytes, as 600,000 e-mail bodies are; the default is quick.
    private static let byteCount =
        ProcessInfo.processInfo.environment["LARGE_FILE_BYTES"].flatMap { Int($0) } ?? 12_000_000

    @Test("hazard 97: a journal of any size is read in a bounded window, and every byte is counted")
    func largeFile() {
        let body = String(repeating: "E-mail body, with a comma and a \"\"word\"\".\r\n", count: 100)
        let row = Array("\"88121\",\"E\",\"110.01\",\"\(body)\"\r\n".utf8)
        let header = Array("\"_SEQUENCE_NO\",\"Record_Type\",\"Client_ID\",\"Email_Body\"\r\n".utf8)
        let chunk = Array(repeatElement(row, count: 16).joined())
        var survey = SourceSurvey()
        survey.feed(header[...])
        survey.feed(chunk[...])
        var reader = RecordReader(form: survey.finished())
        reader.feed(header[...], isLast: false) { _ in }
        var fed = header.count
        var rows = 0
        var widest = 0
        while fed < VolumeHazardTests.byteCount {
            // Chunks do not end where rows do.
            let half = chunk.count / 2 - 7
            for part in [chunk[..<half], chunk[half...]] {
                reader.feed(part, isLast: false) { record in
                    if case .row(_, let cells) = record, cells.stored.count > body.utf8.count { rows += 1 }
                }
                widest = max(widest, reader.pending.count)
            }
            fed += chunk.count
        }
        reader.feed([], isLast: true) { _ in }
        #expect(rows == (fed - header.count) / row.count)
        #expect(reader.counts.headerBytes + reader.counts.rowBytes == fed)
        #expect(reader.counts.lines == 1 + rows * 101)
        #expect(widest <= 2 * chunk.count)
    }

    private static let header = "_SEQUENCE_NO,Client_ID,Email_Body\r\n"

    @Test("hazard 33: a cell of 10 MB is one cell")
    func tenMegabytes() {
        expectOneCell(bytes: 10_000_000, between: ",") { Array($0.utf8) }
    }

    @Test("A long cell is one cell, whatever stands between cells", arguments: ["\t", ";", "|"])
    func longCell(mark: String) {
        expectOneCell(bytes: 400_000, between: mark) { Array($0.utf8) }
    }

    @Test("A long cell is one cell in every encoding")
    func longCellInEncodings() {
        expectOneCell(bytes: 400_000, between: ",") {
            [0xFF, 0xFE] + Utf16Transcoder.utf16Bytes(of: Array($0.utf8), isBigEndian: false)
        }
        expectOneCell(bytes: 400_000, between: ",") { Windows1252.encoded($0) ?? [] }
    }

    private func expectOneCell(bytes: Int, between mark: String, _ encoded: (String) -> [UInt8]) {
        let line = "He said \"no\", José, and left;\tso | what.\r\n"
        let text = String(repeating: line, count: bytes / line.utf8.count + 1)
        let written = text.replacingOccurrences(of: "\"", with: "\"\"")
        let header = VolumeHazardTests.header.replacingOccurrences(of: ",", with: mark)
        let file = header + ["1", "110.01", "\"\(written)\"\r\n"].joined(separator: mark)
        #expect(ExportReading(encoded(file), chunkBytes: 1 << 20).rows == [["1", "110.01", text]])
    }

    @Test("A row that would need more room than an event has is rejected whole, and the next row is read")
    func wideRow() {
        // Each NUL takes six bytes in JSON.
        let wide = "1,110.01," + String(repeating: "\u{0}", count: 200) + "\r\n"
        let bytes = Array((VolumeHazardTests.header + wide + "2,110.02,x\r\n").utf8)
        var survey = SourceSurvey()
        survey.feed(bytes[...])
        var reader = RecordReader(form: survey.finished(), storedLimitBytes: 1_200)
        var records: [ExportRecord] = []
        reader.feed(bytes[...], isLast: true) { records.append($0) }
        #expect(records.first == .rejected(line: 2, reason: .overlong, raw: Array(wide.utf8)))
        #expect(reader.counts.parsed == 1)
        #expect(RecordReader.storedLimitBytes < 64 << 20)
    }

    @Test("Whatever is rejected fits into an event, also where the file writes each character with two bytes")
    func rejectedPieces() {
        let limit = 16_384
        let file = VolumeHazardTests.header + "1,110.01,\"" + String(repeating: "x", count: 60_000)
        for mark: [UInt8] in [[], [0xFE, 0xFF]] {
            let isWide = !mark.isEmpty
            let bytes =
                mark + (isWide ? Utf16Transcoder.utf16Bytes(of: Array(file.utf8), isBigEndian: true) : Array(file.utf8))
            let reading = ExportReading(bytes, limitBytes: limit)
            #expect(reading.rows.isEmpty)
            #expect(reading.rejections.first == .overlong)
            var rejectedBytes = 0
            for case .rejected(_, _, let raw) in reading.records {
                #expect(raw.count <= limit)
                rejectedBytes += raw.count
            }
            let header = VolumeHazardTests.header.utf8.count * (isWide ? 2 : 1)
            #expect(rejectedBytes == bytes.count - mark.count - header)
        }
        // As base64 it still has to fit into 64 MiB.
        #expect(RecordReader.recordLimitBytes / 3 * 4 < 62 << 20)
    }
}
