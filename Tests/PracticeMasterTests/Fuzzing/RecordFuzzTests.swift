import Foundation
import Testing

@testable import PracticeMaster

/// `FUZZ_CASES=1000000 FUZZ_SEED=7 tools/test --filter RecordFuzzTests` reads as many files from another seed.
@Suite("Any bytes at all")
struct RecordFuzzTests {
    private static let cases = number("FUZZ_CASES") ?? 1_000
    private static let seed = UInt64(number("FUZZ_SEED") ?? 2026)

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    @Test(
        "Every byte is in the header, a row, a rejected record or a blank line; rows written by the book stay the same"
    )
    func everyByteCounts() {
        var input = FuzzInput(seed: RecordFuzzTests.seed)
        for _ in 0..<RecordFuzzTests.cases {
            let bytes = input.next()
            let problem = RecordAccount.problem(in: bytes)
            #expect(problem == nil, "\(bytes)")
        }
    }

    @Test("The result does not depend on how the file is cut into chunks")
    func chunksDoNotMatter() {
        var input = FuzzInput(seed: RecordFuzzTests.seed &+ 1)
        for round in 0..<(RecordFuzzTests.cases / 4) {
            let bytes = input.next()
            let size = [1, 2, 3, 5, 16][round % 5]
            let cuts = [Array(stride(from: size, to: bytes.count, by: size)), [input.below(bytes.count + 1)]]
            for cuts in cuts {
                let problem = RecordAccount.problem(in: bytes, cutAt: cuts)
                #expect(problem == nil, "\(bytes)")
            }
        }
    }

    @Test("A border between two chunks may lie anywhere")
    func everyBorder() {
        var input = FuzzInput(seed: RecordFuzzTests.seed &+ 2)
        for _ in 0..<(RecordFuzzTests.cases / 100) {
            let bytes = Array(input.next().prefix(400))
            for border in 0...bytes.count {
                let problem = RecordAccount.problem(in: bytes, cutAt: [border])
                #expect(problem == nil, "\(bytes)")
            }
        }
    }

    @Test("A limit on the record's size loses nothing")
    func limitsLoseNothing() {
        var input = FuzzInput(seed: RecordFuzzTests.seed &+ 3)
        for _ in 0..<(RecordFuzzTests.cases / 4) {
            let bytes = input.next()
            let reading = ExportReading(bytes, chunkBytes: 3, limitBytes: 24)
            let counts = reading.counts
            #expect(counts.records == reading.records.count, "\(bytes)")
            if reading.form.encoding.isUtf16 { continue }
            let covered = counts.headerBytes + counts.rowBytes + counts.rejectedBytes + counts.blankBytes
            #expect(covered == bytes.count, "\(bytes)")
        }
    }

    @Test("What is written by the book is read as it was meant, in every encoding and dialect")
    func byTheBook() {
        var input = FuzzInput(seed: RecordFuzzTests.seed &+ 4)
        for _ in 0..<(RecordFuzzTests.cases / 2) {
            let book = BookTable(&input)
            let reading = ExportReading(book.bytes, chunkBytes: 64)
            #expect(reading.rows == book.rows, "\(book.bytes)")
            #expect(reading.counts.rejected == 0, "\(book.bytes)")
        }
    }
}
