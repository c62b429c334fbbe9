/// The code page of 32-bit Windows products; its five undefined bytes become the control of the same number.
package enum Windows1252 {
    /// The characters of the bytes 0x80 to 0x9F; all other bytes are the character of the same number.
    private static let upper: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
        0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]

    /// The bytes that give the text; nil where it holds other characters.
    static func encoded(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else if let index = upper.firstIndex(where: { UInt32($0) == scalar.value }) {
                bytes.append(0x80 + UInt8(truncatingIfNeeded: index))
            } else {
                return nil
            }
        }
        return bytes
    }

    package static func decode(_ bytes: Span<UInt8>) -> String {
        var upperCount = 0
        for index in bytes.indices where bytes[index] >= 0x80 { upperCount += 1 }
        return String(unsafeUninitializedCapacity: bytes.count + 2 * upperCount) { utf8 in
            var length = 0
            for index in bytes.indices { length += write(bytes[index], to: utf8, at: length) }
            return length
        }
    }

    /// Writes one character as UTF-8 and returns its length.
    private static func write(_ byte: UInt8, to utf8: UnsafeMutableBufferPointer<UInt8>, at position: Int) -> Int {
        if byte < 0x80 {
            utf8[position] = byte
            return 1
        }
        let code = byte < 0xA0 ? upper[Int(byte - 0x80)] : UInt16(byte)
        if code < 0x800 {
            utf8[position] = UInt8(0xC0 | code >> 6)
            utf8[position + 1] = UInt8(0x80 | code & 0x3F)
            return 2
        }
        utf8[position] = UInt8(0xE0 | code >> 12)
        utf8[position + 1] = UInt8(0x80 | (code >> 6) & 0x3F)
        utf8[position + 2] = UInt8(0x80 | code & 0x3F)
        return 3
    }
}
