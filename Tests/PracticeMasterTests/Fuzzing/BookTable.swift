@testable import PracticeMaster

/// A table written by RFC 4180 in some encoding, with the cells that it was made of.
struct BookTable {
    let rows: [[String]]
    let bytes: [UInt8]

    private static let words = [
        "", "x", "Smith, John", "He said \"no\"", "\"", "a;b|c\td", "back\\slash", "\u{0}\u{1F}\u{8}", "Zoë", "don’t",
        "§ 362",
        "42.50", " blanks ", "ends in \\", "tab\there", "line\nbreak", "two\r\nbreaks\r",
    ]

    init(_ input: inout FuzzInput) {
        let delimiter = Dialect.candidates[input.below(4)]
        let width = 2 + input.below(4)
        let header = (0..<width).map { "Column \($0)" }
        rows = (0..<(1 + input.below(6))).map { row in
            (0..<width).map {
                $0 == 0 ? "\(row).0\(input.below(10))" : BookTable.words[input.below(BookTable.words.count)]
            }
        }
        let lineEnd: [UInt8] = [[0x0D, 0x0A], [0x0A], [0x0D]][input.below(3)]
        var text: [UInt8] = []
        for cells in [header] + rows { text += RecordAccount.strict(cells, delimiter) + lineEnd }
        bytes = BookTable.encoded(String(decoding: text, as: UTF8.self), in: input.below(5))
    }

    private static func encoded(_ text: String, in form: Int) -> [UInt8] {
        let plain = Array(text.utf8)
        switch form {
        case 0: return Windows1252.encoded(text) ?? plain
        case 1: return [0xEF, 0xBB, 0xBF] + plain
        case 2: return [0xFF, 0xFE] + Utf16Transcoder.utf16Bytes(of: plain, isBigEndian: false)
        case 3: return [0xFE, 0xFF] + Utf16Transcoder.utf16Bytes(of: plain, isBigEndian: true)
        default: return plain
        }
    }
}
