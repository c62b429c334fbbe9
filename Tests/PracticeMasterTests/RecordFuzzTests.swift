import Testing

@testable import PracticeMaster

@Suite("Any bytes at all")
struct RecordFuzzTests {
    /// A small generator of its own, so that every run sees the same inputs.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let pieces: [[UInt8]] =
        [
            "\"", "\"\"", ",", "\r\n", "\n", "\r", "\",\"", "1.00", "42", "x", " ", "\u{1A}", "1.01,b,0\r\n",
            "\"1.02\",\"c\",\"0\"\r\n",
            "Client_ID,Desc,Inactive\r\n", "3 records exported", "\u{0}", "é", ";", "1.03,\"",
        ].map { Array($0.utf8) } + [[0x92], [0xC3], [0xED, 0xA0, 0x80], [0xFF]]

    private static func input(_ random: inout Seeded) -> [UInt8] {
        var bytes: [UInt8] = random.next() % 8 == 0 ? [] : Array("Client_ID,Desc,Inactive\r\n".utf8)
        for _ in 0..<Int(random.next() % 14) { bytes += pieces[Int(random.next() % UInt64(pieces.count))] }
        if random.next() % 40 == 0 { bytes = [0xFF, 0xFE] + bytes }
        if random.next() % 40 == 0 { bytes = [0xEF, 0xBB, 0xBF] + bytes }
        return bytes
    }

    @Test("Every byte is in the header, a row, a rejected record or a blank line; records are parsed plus rejected")
    func everyByteCounts() {
        var random = Seeded(state: 2026)
        for round in 0..<20_000 {
            let bytes = RecordFuzzTests.input(&random)
            let reading = ExportReading(bytes, chunkBytes: 1 << (round % 7))
            let counts = reading.counts
            #expect(counts.records == reading.records.count, "\(bytes)")
            #expect(counts.parsed == reading.rows.count, "\(bytes)")
            #expect(reading.form.header == reading.header, "\(bytes)")
            #expect(reading.rows.allSatisfy { $0.count == reading.header.count }, "\(bytes)")
            if reading.form.encoding.isUtf16 { continue }
            let covered = counts.headerBytes + counts.rowBytes + counts.rejectedBytes + counts.blankBytes
            #expect(covered == bytes.count, "\(bytes)")
            let raw = reading.records.map { if case .rejected(_, _, let raw) = $0 { raw.count } else { 0 } }
            #expect(raw.reduce(0, +) == counts.rejectedBytes, "\(bytes)")
        }
    }

    @Test("The result does not depend on how the file is cut into chunks")
    func chunksDoNotMatter() {
        var random = Seeded(state: 7)
        for _ in 0..<1500 {
            let bytes = RecordFuzzTests.input(&random)
            let whole = ExportReading(bytes)
            for chunkBytes in [1, 2, 5] {
                let cut = ExportReading(bytes, chunkBytes: chunkBytes)
                #expect(cut.records == whole.records, "\(bytes)")
                #expect(cut.counts == whole.counts, "\(bytes)")
            }
        }
    }

    @Test("Lines never go backwards, and a limit on the record's size loses nothing")
    func limitsLoseNothing() {
        var random = Seeded(state: 99)
        for _ in 0..<1500 {
            let bytes = RecordFuzzTests.input(&random)
            let reading = ExportReading(bytes, chunkBytes: 3, limitBytes: 24)
            let lines = reading.records.map { record in
                switch record {
                case .row(let line, _), .rejected(let line, _, _): line
                }
            }
            #expect(lines == lines.sorted())
            if reading.form.encoding.isUtf16 { continue }
            let counts = reading.counts
            let covered = counts.headerBytes + counts.rowBytes + counts.rejectedBytes + counts.blankBytes
            #expect(covered == bytes.count, "\(bytes)")
        }
    }
}
