import Testing

@testable import PracticeMaster

@Suite("Hazards of encodings and delimiters")
struct TextHazardTests {
    @Test("hazard 3: Windows-1252 punctuation and paragraph signs become the right characters")
    func windowsPunctuation() {
        let reading = ExportReading(
            windowsBytes("Client_ID,Desc\r\n1.00,Client\u{92}s motion \u{96} \u{A7} 362(d)\r\n")
        )
        #expect(reading.rows == [["1.00", "Client’s motion – § 362(d)"]])
        #expect(reading.form.encoding == .byCell)
    }

    @Test("The five undefined bytes of Windows-1252 keep their number", arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D])
    func undefinedBytes(byte: Int) {
        let text = Windows1252.decode([UInt8(byte)].span)
        #expect(text.unicodeScalars.map(\.value) == [UInt32(byte)])
    }

    @Test("hazard 73: no-break blanks, bullets and tabs survive, and trimming knows them")
    func oddBlanks() {
        let reading = ExportReading(
            windowsBytes("Client_ID,Desc\r\n1.00,Smith\u{A0}&\u{A0}Co\r\n1.01,\u{95} item\tx\r\n")
        )
        #expect(reading.rows[0][1] == "Smith\u{A0}&\u{A0}Co")
        #expect(reading.rows[1][1] == "• item\tx")
        #expect(CellBlank.collapsed(reading.rows[0][1]) == "Smith & Co")
        #expect(CellBlank.trimmed("\u{A0} x \t") == "x")
    }

    @Test("hazard 75: UTF-8 cells inside of a Windows-1252 file are read as UTF-8, and the mix is counted")
    func mixedFile() {
        let bytes = Array("Client_ID,Desc\r\n1.00,García\r\n".utf8) + windowsBytes("1.01,Jos\u{E9}\r\n")
        let reading = ExportReading(bytes)
        #expect(reading.rows == [["1.00", "García"], ["1.01", "José"]])
        #expect(reading.cellText.isMixed)
        #expect(reading.cellText.utf8CellCount == 1)
        #expect(reading.cellText.windowsCellCount == 1)
    }

    @Test("hazard 75: text that was encoded twice is kept and counted", arguments: ["GarcÃ\u{AD}a", "itâ€™s"])
    func encodedTwice(text: String) {
        let reading = ExportReading("Client_ID,Desc\r\n1.00,\(text)\r\n")
        #expect(reading.rows == [["1.00", text]])
        #expect(reading.cellText.suspectedDoubleCellCount == 1)
    }

    @Test("hazard 76: DOS letters are flagged, never converted; the Windows apostrophe is not one")
    func dosLetters() {
        let reading = ExportReading(windowsBytes("Client_ID,Desc\r\n1.00,Jos\u{82}\r\n1.01,don\u{92}t\r\n"))
        #expect(reading.rows[0][1] == "Jos‚")
        #expect(reading.cellText.suspectedDosCellCount == 1)
    }

    @Test("hazard 77: a UTF-8 mark is no part of the first header")
    func utf8Mark() {
        let reading = ExportReading([0xEF, 0xBB, 0xBF] + Array("_SEQUENCE_NO,Desc\r\n1,é\r\n".utf8), chunkBytes: 2)
        #expect(reading.header == ["_SEQUENCE_NO", "Desc"])
        #expect(reading.rows == [["1", "é"]])
        #expect(reading.form.encoding == .utf8)
    }

    @Test("hazard 77: UTF-16 of both byte orders is decoded, and rejected records keep the file's own bytes")
    func utf16() {
        let text = "Client_ID,Desc,Inactive\r\n1.00,Zoë 😀,0\r\n1.01,broken\r\n"
        for isBigEndian in [false, true] {
            let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
            let encoded = Utf16Transcoder.utf16Bytes(of: Array(text.utf8), isBigEndian: isBigEndian)
            let reading = ExportReading(mark + encoded, chunkBytes: 7)
            #expect(reading.header == ["Client_ID", "Desc", "Inactive"])
            #expect(reading.rows == [["1.00", "Zoë 😀", "0"]])
            guard case .rejected(_, let reason, let raw) = reading.records[1] else {
                Issue.record("the ragged row was not rejected")
                continue
            }
            #expect(reason == .cellCount(found: 2, expected: 3))
            #expect(Array((mark + encoded).suffix(raw.count)) == raw)
        }
    }

    @Test("A UTF-16 row with half of a character pair is rejected rather than altered")
    func brokenUtf16() {
        var bytes: [UInt8] = [0xFF, 0xFE]
        bytes += Utf16Transcoder.utf16Bytes(of: Array("A,B\n1,x".utf8), isBigEndian: false)
        bytes += [0x3D, 0xD8, 0x0A, 0x00]
        let reading = ExportReading(bytes)
        #expect(reading.rejections == [.brokenUtf16])
    }

    @Test("A UTF-16 file that ends in the middle of a character is rejected there with its own bytes, none added")
    func oddUtf16() {
        for isBigEndian in [false, true] {
            let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
            let text = Utf16Transcoder.utf16Bytes(of: Array("A,B\n1,x\n2,y".utf8), isBigEndian: isBigEndian)
            let bytes = mark + text + [0x41]
            let reading = ExportReading(bytes, chunkBytes: 3)
            #expect(reading.rows == [["1", "x"]])
            guard case .rejected(3, .brokenUtf16, let raw)? = reading.records.last else {
                Issue.record("the broken end was not rejected")
                continue
            }
            #expect(raw == Array(bytes.suffix(7)))
        }
    }

    @Test(
        "hazard 78: tab, semicolon and bar are found, commas inside of text notwithstanding",
        arguments: ["\t", ";", "|"]
    )
    func delimiters(mark: String) {
        let lines =
            ["Client_ID", "Desc", "Name"].joined(separator: mark) + "\r\n"
            + ["1.00", "Smith, John, and Co, Ltd", "x"].joined(separator: mark) + "\r\n"
        let reading = ExportReading(lines)
        #expect(reading.form.dialect.delimiter == mark.utf8.first)
        #expect(reading.rows == [["1.00", "Smith, John, and Co, Ltd", "x"]])
    }

    @Test("A delimiter that the operator names is not second-guessed")
    func delimiterByHand() {
        var survey = SourceSurvey()
        survey.feed(Array("a;b,c\n1;2,3\n".utf8)[...])
        #expect(survey.finished(delimiter: UInt8(ascii: ";")).header == ["a", "b,c"])
    }

    @Test("Strict UTF-8 refuses overlong forms, surrogates and open ends")
    func strictUtf8() {
        for bytes: [UInt8] in [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80]] {
            var check = Utf8Check()
            check.feed(bytes.span)
            #expect(!check.isComplete)
        }
        var check = Utf8Check()
        check.feed([0xE2].span)
        check.feed([0x82, 0xAC].span)
        #expect(check.isComplete)
    }
}
