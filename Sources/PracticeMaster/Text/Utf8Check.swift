/// Checks a stream of bytes for strict UTF-8 (shortest forms, no surrogates), chunk by chunk.
package struct Utf8Check: Sendable {
    /// Whether everything so far is valid; a sequence may still be open at the end.
    package private(set) var isValid = true
    /// How many characters outside of ASCII were seen while valid.
    package private(set) var multibyteCount = 0
    private var expected = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    package init() {}

    /// Whether the stream is valid when it ends here.
    package var isComplete: Bool { isValid && expected == 0 }

    package mutating func feed(_ bytes: Span<UInt8>) {
        guard isValid else { return }
        var position = 0
        while position < bytes.count {
            if expected == 0 {
                position = EightBytes.firstBeyondASCII(bytes, from: position)
                if position == bytes.count { return }
            }
            step(bytes[position])
            if !isValid { return }
            position += 1
        }
    }

    private mutating func step(_ byte: UInt8) {
        if expected > 0 {
            guard byte >= lowest, byte <= highest else {
                isValid = false
                return
            }
            (lowest, highest) = (0x80, 0xBF)
            expected -= 1
            return
        }
        multibyteCount += 1
        switch byte {
        case 0xC2...0xDF: expected = 1
        case 0xE0: (expected, lowest) = (2, 0xA0)
        case 0xED: (expected, highest) = (2, 0x9F)
        case 0xE1...0xEF: expected = 2
        case 0xF0: (expected, lowest) = (3, 0x90)
        case 0xF4: (expected, highest) = (3, 0x8F)
        case 0xF1...0xF3: expected = 3
        default: isValid = false
        }
    }
}
