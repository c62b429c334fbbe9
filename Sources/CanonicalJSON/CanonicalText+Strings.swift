extension CanonicalText {
    /// Skips a quoted string; the cursor stands on its opening quote.
    @inline(__always)
    mutating func string() throws(CanonicalError) -> Shape {
        position += 1
        let hasEscapes = skipPlain()
        // Nearly all strings end where only plain bytes and escaped quotes have been.
        guard byte == UInt8(ascii: "\"") else { return try unusualString(hasEscapes) }
        position += 1
        return hasEscapes ? .escapedString : .plainString
    }

    /// Goes on in a string at the first byte that is neither plain nor of an escaped quote.
    private mutating func unusualString(_ hadEscapes: Bool) throws(CanonicalError) -> Shape {
        var hasEscapes = hadEscapes
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try escape()
            case UInt8(ascii: "\""):
                position &+= 1
                return hasEscapes ? .escapedString : .plainString
            case 0..<0x20: throw .bareControl(at: position)
            default: try multibyte()
            }
            if skipPlain() { hasEscapes = true }
        }
        throw .unexpectedEnd(at: position)
    }

    /// Goes to the next quote, control, byte beyond ASCII or backslash, but over quotes that are escaped: quotes of a
    /// text inside of a text, by far the most frequent escape. Tells whether there were any.
    @inline(__always)
    private mutating func skipPlain() -> Bool {
        var hasEscapes = false
        position = plainEnd(from: position)
        while position &+ 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position &+ 1] == UInt8(ascii: "\"")
        {
            hasEscapes = true
            position = plainEnd(from: position &+ 2)
        }
        return hasEscapes
    }

    /// The next byte that is not plain, looked for eight bytes at a time.
    ///
    /// In each of the eight, the highest bit of `found` tells that it is one of these. The subtractions may carry into
    /// the bytes behind the first one that is found, never into those before it; only the first is used.
    @inline(__always)
    private func plainEnd(from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        guard let base = bytes.baseAddress else { return start }
        let text = UnsafeRawPointer(base)
        var position = start
        while position &+ 8 <= bytes.count {
            let eight = UInt64(littleEndian: (text + position).loadUnaligned(as: UInt64.self))
            let quote = eight ^ (ones &* 0x22)
            let backslash = eight ^ (ones &* 0x5C)
            let found =
                tops
                & (eight | ((eight &- ones &* 0x20) & ~eight) | ((quote &- ones) & ~quote)
                    | ((backslash &- ones) & ~backslash))
            guard found == 0 else { return position &+ found.trailingZeroBitCount / 8 }
            position &+= 8
        }
        while position < bytes.count, bytes[position] &- 0x20 < 0x60, bytes[position] != UInt8(ascii: "\""),
            bytes[position] != UInt8(ascii: "\\")
        {
            position &+= 1
        }
        return position
    }

    /// Only the escapes that RFC 8785 writes: the short ones, and `\u00xx` in lower case for other controls.
    private mutating func escape() throws(CanonicalError) {
        let start = position
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"),
            UInt8(ascii: "f"), UInt8(ascii: "r"):
            position += 1
        case UInt8(ascii: "u"):
            guard position + 5 <= bytes.count else { throw .unexpectedEnd(at: bytes.count) }
            guard bytes[position + 1] == UInt8(ascii: "0"), bytes[position + 2] == UInt8(ascii: "0"),
                CanonicalText.isEscapedControl(bytes[position + 3], bytes[position + 4])
            else { throw .wrongEscape(at: start) }
            position += 5
        default: throw position < bytes.count ? .wrongEscape(at: start) : .unexpectedEnd(at: position)
        }
    }

    /// Whether two hexadecimal digits name a control character that has no short escape.
    private static func isEscapedControl(_ high: UInt8, _ low: UInt8) -> Bool {
        switch (high, low) {
        case (UInt8(ascii: "0"), UInt8(ascii: "0")...UInt8(ascii: "7")), (UInt8(ascii: "0"), UInt8(ascii: "b")),
            (UInt8(ascii: "0"), UInt8(ascii: "e")...UInt8(ascii: "f")),
            (UInt8(ascii: "1"), UInt8(ascii: "0")...UInt8(ascii: "9")),
            (UInt8(ascii: "1"), UInt8(ascii: "a")...UInt8(ascii: "f")):
            true
        default: false
        }
    }

    /// One well-formed sequence of UTF-8 beyond ASCII: no overlong form, no surrogate, nothing past U+10FFFF.
    private mutating func multibyte() throws(CanonicalError) {
        let start = position
        let (count, second): (Int, ClosedRange<UInt8>)
        switch byte {
        case 0xC2...0xDF: (count, second) = (1, 0x80...0xBF)
        case 0xE0: (count, second) = (2, 0xA0...0xBF)
        case 0xED: (count, second) = (2, 0x80...0x9F)
        case 0xE1...0xEF: (count, second) = (2, 0x80...0xBF)
        case 0xF0: (count, second) = (3, 0x90...0xBF)
        case 0xF1...0xF3: (count, second) = (3, 0x80...0xBF)
        case 0xF4: (count, second) = (3, 0x80...0x8F)
        default: throw .notUTF8(at: start)
        }
        position += 1
        guard second.contains(byte) else { throw .notUTF8(at: start) }
        position += 1
        for _ in 1..<count {
            guard (0x80...0xBF).contains(byte) else { throw .notUTF8(at: start) }
            position += 1
        }
    }

    /// All bytes as the text between the quotes of a string that was found well-formed, its escapes resolved.
    var text: String { String(unsafeUninitializedCapacity: bytes.count) { resolve(into: $0) } }

    private func resolve(into text: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        var index = 0
        while index < bytes.count {
            var byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\\") {
                byte = escaped(at: index)
                index += bytes[index] == UInt8(ascii: "u") ? 5 : 1
            }
            text[count] = byte
            count += 1
        }
        return count
    }

    /// What the code behind a backslash stands for; of `\u00xx`, the two last digits count.
    private func escaped(at index: Int) -> UInt8 {
        switch bytes[index] {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "u"): CanonicalText.digit(bytes[index + 3]) << 4 | CanonicalText.digit(bytes[index + 4])
        default: bytes[index]
        }
    }

    private static func digit(_ hex: UInt8) -> UInt8 {
        hex <= UInt8(ascii: "9") ? hex - UInt8(ascii: "0") : hex - UInt8(ascii: "a") + 10
    }
}
