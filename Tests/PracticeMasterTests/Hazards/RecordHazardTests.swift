import Testing

@testable import PracticeMaster

@Suite("Hazards of records and quotation marks")
struct RecordHazardTests {
    private let header = "\"Client_ID\",\"Desc\",\"Inactive\"\r\n"

    @Test("hazard 1: line breaks inside a memo stay in the cell, and the next row's line counts them")
    func memoLineBreaks() {
        let reading = ExportReading(
            header + "\"110.00\",\"Called client.\r\nLeft VM.\r\n\r\nWill retry.\",\"0\"\r\n\"110.01\",\"b\",\"0\"\r\n"
        )
        #expect(reading.rows[0] == ["110.00", "Called client.\r\nLeft VM.\r\n\r\nWill retry.", "0"])
        #expect(reading.rowLines == [2, 6])
        #expect(reading.counts.lines == 6)
    }

    @Test("hazard 2: commas inside names do not split them")
    func commasInNames() {
        let reading = ExportReading(header + "\"1.00\",\"Smith, John A., Jr. & Mary B.\",\"0\"\r\n")
        #expect(reading.rows == [["1.00", "Smith, John A., Jr. & Mary B.", "0"]])
    }

    @Test("hazard 33: a cell of 180 KB passes through small chunks unchanged")
    func longCell() {
        let body = String(repeating: "E-mail body, with a comma.\n", count: 7000)
        let reading = ExportReading(header + "\"1.00\",\"\(body)\",\"0\"\r\n", chunkBytes: 4096)
        #expect(reading.rows == [["1.00", body, "0"]])
    }

    @Test("hazard 35: raw quotation marks that are not escaped are read when the number of cells comes out right")
    func rawQuotes() {
        let reading = ExportReading(header + "\"1.00\",\"He said \"settle\" today\",\"0\"\r\n\"1.01\",\"x\",\"0\"\r\n")
        #expect(reading.rows == [["1.00", "He said \"settle\" today", "0"], ["1.01", "x", "0"]])
        #expect(reading.counts.repaired == 1)
    }

    @Test("hazard 35: a raw quotation mark right before the closing one is kept")
    func rawQuoteAtEnd() {
        let reading = ExportReading(header + "\"1.00\",\"He said \"settle\"\",\"0\"\r\n")
        #expect(reading.rows == [["1.00", "He said \"settle\"", "0"]])
    }

    @Test("hazard 35: a raw quotation mark at the end of an inner line does not end the record")
    func rawQuoteAtInnerLineEnd() {
        let reading = ExportReading(header + "\"1.00\",\"He said \"stop\"\r\nthen left\",\"0\"\r\n")
        #expect(reading.rows == [["1.00", "He said \"stop\"\r\nthen left", "0"]])
    }

    @Test("hazard 36: doubled quotation marks stand for one")
    func doubledQuotes() {
        let reading = ExportReading(header + "\"1.00\",\"1400 \"\"O\"\" Street\",\"0\"\r\n")
        #expect(reading.rows == [["1.00", "1400 \"O\" Street", "0"]])
        #expect(reading.counts.repaired == 0)
    }

    @Test("hazard 37: inch and foot marks are text", arguments: ["6\" pipe burst, 5'10\" tall"])
    func inchMarks(text: String) {
        #expect(ExportReading(header + "\"1.00\",\"\(text)\",\"0\"\r\n").rows == [["1.00", text, "0"]])
        #expect(ExportReading(header + "1.00,6\" pipe,0\r\n").rows == [["1.00", "6\" pipe", "0"]])
    }

    @Test("hazard 74: NUL and vertical tab stay in the cell, Ctrl-Z at the end of the file is rejected with its reason")
    func controlBytes() {
        let reading = ExportReading(header + "1.00,\"a\u{0}b\u{B}c\",0\r\n\u{1A}")
        #expect(reading.rows == [["1.00", "a\u{0}b\u{B}c", "0"]])
        #expect(reading.rejections == [.endOfFileMark])
        let tight = ExportReading(header + "1.00,x,\"0\"\u{1A}", chunkBytes: 1)
        #expect(tight.rows == [["1.00", "x", "0"]])
        #expect(tight.rejections == [.endOfFileMark])
    }

    @Test("hazard 80: a repeated header and a footer are rejected with their reason, blank lines are counted")
    func headerFooterBlank() {
        let reading = ExportReading(
            header + "1.00,a,0\r\n\r\n" + header + "  \r\n1.01,b,0\r\n1234 records exported\r\n"
        )
        #expect(reading.rows == [["1.00", "a", "0"], ["1.01", "b", "0"]])
        #expect(reading.rejections == [.repeatedHeader, .footer])
        #expect(reading.rejectedLines == [4, 7])
        #expect(reading.counts.blankLines == 2)
        #expect(reading.counts.records == 4)
    }

    @Test("hazard 81: ragged rows are rejected with both counts and their raw bytes")
    func raggedRows() {
        let reading = ExportReading(header + "1.00,a\r\n1.01,b,0,extra\r\n1.02,c,0\r\n")
        #expect(reading.rows == [["1.02", "c", "0"]])
        #expect(reading.rejections == [.cellCount(found: 2, expected: 3), .cellCount(found: 4, expected: 3)])
        #expect(reading.rejectedTexts == ["1.00,a\r\n", "1.01,b,0,extra\r\n"])
        func line(_ start: String, _ cells: Int) -> String {
            ([start] + (1..<cells).map { "\"x\($0)\"" }).joined(separator: ",") + "\r\n"
        }
        let wide = ExportReading(line("Client_ID", 88) + line("1.00", 87) + line("1.01", 89) + line("1.02", 88))
        #expect(wide.rows.map { $0[0] } == ["1.02"])
        #expect(wide.rejections == [.cellCount(found: 87, expected: 88), .cellCount(found: 89, expected: 88)])
    }

    @Test("hazard 82: a last record that is cut off is rejected as such")
    func truncated() {
        let reading = ExportReading(header + "1.00,a,0\r\n\"1.01\",\"The call was cut o")
        #expect(reading.rejections == [.truncated])
        #expect(ExportReading(header + "1.00,a,0\r\n1.01,b").rejections == [.truncated])
    }

    @Test("A missing closing quote swallows no row: the broken record is rejected, the rows behind it are read")
    func missingClosingQuote() {
        let quoted = ExportReading(
            header + "\"1.00\",\"never closed,\"0\"\r\n\"1.01\",\"b\",\"0\"\r\n\"1.02\",\"c\",\"0\"\r\n"
        )
        #expect(quoted.rows == [["1.01", "b", "0"], ["1.02", "c", "0"]])
        #expect(quoted.rejectedTexts == ["\"1.00\",\"never closed,\"0\"\r\n"])
        let plain = ExportReading(header + "1.00,\"never closed,0\r\n1.01,b,0\r\n1.02,c,0\r\n")
        #expect(plain.rows == [["1.01", "b", "0"], ["1.02", "c", "0"]])
        #expect(plain.rejections == [.missingClosingQuote])
    }

    @Test("A well-formed cell with a whole record inside is suspect: the record inside is recovered")
    func swallowedRecord() {
        let reading = ExportReading(header + "1.00,\"never closed,0\r\n1.01,b,0\r\n1.02,\"c\",0\r\n1.03,\"d\",0\r\n")
        #expect(reading.rows == [["1.01", "b", "0"], ["1.02", "c", "0"], ["1.03", "d", "0"]])
        #expect(reading.counts.rejected == 1)
        let closed = ExportReading(header + "1.00,\"never closed,0\r\n1.01,b,0\r\nend\",0\r\n")
        #expect(closed.rows == [["1.01", "b", "0"]])
        #expect(closed.rejections.first == .missingClosingQuote)
    }

    @Test("A row that is found before a swallowed record is read once, also with a blank line between the two")
    func rowBeforeSwallowedRecord() {
        let reading = ExportReading(header + "1.00,a,\"\"\"\r\n\r\n1.01,\"\"\"\",0\r\n1.02,c,\"\"\"\r\n")
        #expect(reading.rows == [["1.00", "a", "\""], ["1.01", "\"", "0"], ["1.02", "c", "\""]])
        #expect(reading.rowLines == [2, 4, 5])
        #expect(reading.counts.rejected == 0)
        #expect(reading.counts.blankLines == 1)
    }

    @Test("A memo line with as many commas as a record is prose, not a swallowed record")
    func proseInMemo() {
        let reading = ExportReading(header + "1.00,\"lives at\r\n12, Main St, Lincoln\r\nsince May\",0\r\n")
        #expect(reading.rows == [["1.00", "lives at\r\n12, Main St, Lincoln\r\nsince May", "0"]])
    }

    @Test("CR, LF and CR LF may be mixed in one file")
    func mixedLineEnds() {
        let reading = ExportReading("Client_ID,Desc,Inactive\r1.00,a,0\n1.01,b,0\r\n1.02,c,0", chunkBytes: 3)
        #expect(reading.rows.map { $0[0] } == ["1.00", "1.01", "1.02"])
        #expect(reading.rowLines == [2, 3, 4])
    }

    @Test("A record without end is rejected piece by piece, and reading goes on behind it")
    func overlong() {
        let long = header + "1.00,\"" + String(repeating: "x", count: 300) + "\r\n" + String(repeating: "y", count: 300)
        let reading = ExportReading(Array((long + "\r\n").utf8), limitBytes: 256)
        #expect(reading.rows.isEmpty)
        #expect(reading.rejections.contains(.overlong))
        #expect(reading.counts.rejectedBytes == long.utf8.count + 2 - header.utf8.count)
    }
}
