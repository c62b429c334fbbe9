import Foundation
import Testing

@testable import PracticeMaster

@Suite("Hazards of size")
struct VolumeHazardTests {
    /// `LARGE_FILE_BYTES=2200000000` reads a file of more than two gigabytes; the default is quick.
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
                    if case .row(_, let cells) = record, cells.count == 4 { rows += 1 }
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
}
