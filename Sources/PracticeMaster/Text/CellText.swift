/// Decodes single cells and counts what is odd about their bytes.
package struct CellText: Sendable {
    /// Cells with bytes above 0x7F that are valid UTF-8.
    package private(set) var utf8CellCount = 0
    /// Cells with bytes above 0x7F that are not valid UTF-8.
    package private(set) var windowsCellCount = 0
    /// Windows-1252 cells with letters that look like the DOS code pages: `Jos\x82`.
    package private(set) var suspectedDosCellCount = 0
    /// UTF-8 cells whose text looks encoded twice: `GarcÃ­a`.
    package private(set) var suspectedDoubleCellCount = 0

    /// Whether the file mixes UTF-8 cells with Windows-1252 cells.
    package var isMixed: Bool { utf8CellCount > 0 && windowsCellCount > 0 }

    package init() {}

    package mutating func decode(_ bytes: Span<UInt8>) -> String {
        isText(bytes, from: 0) ? CellText.unchecked(bytes) : Windows1252.decode(bytes)
    }

    /// Whether a cell, whose first bytes are known to be ASCII, is text as it stands; else it is Windows-1252.
    mutating func isText(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        guard EightBytes.firstBeyondASCII(bytes, from: start) < bytes.count else { return true }
        var check = Utf8Check()
        check.feed(bytes)
        if check.isComplete {
            utf8CellCount += 1
            if CellText.looksEncodedTwice(bytes) { suspectedDoubleCellCount += 1 }
            return true
        }
        windowsCellCount += 1
        if CellText.looksLikeDos(bytes) { suspectedDosCellCount += 1 }
        return false
    }

    private static func unchecked(_ bytes: Span<UInt8>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// `Ã` before a continuation character, or `â€`: what UTF-8 looks like after it was read as Windows-1252.
    static func looksEncodedTwice(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count >= 4 else { return false }
        for index in 0...(bytes.count - 4) where bytes[index] == 0xC3 {
            if bytes[index + 1] == 0x83, bytes[index + 2] == 0xC2 { return true }
            if bytes[index + 1] == 0xA2, bytes[index + 2] == 0xE2, bytes[index + 3] == 0x82 { return true }
        }
        return false
    }

    /// Accented letters of DOS stand where Windows has punctuation and controls, right behind a letter.
    static func looksLikeDos(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where bytes[index] >= 0x80 && bytes[index] <= 0xA5 {
            guard index > 0, isLetter(bytes[index - 1]) else { continue }
            switch bytes[index] {
            case 0x81...0x84, 0x86...0x89, 0x8B, 0x8D, 0x8F, 0x90, 0x98: return true
            case 0x80, 0x85, 0x93...0x95, 0xA1...0xA5:
                if index + 1 < bytes.count, isLetter(bytes[index + 1]) { return true }
            default: continue
            }
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
