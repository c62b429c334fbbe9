extension Utf16Transcoder {
    /// The UTF-16 bytes from which the text was made, lone surrogates included.
    static func utf16Bytes(of utf8: [UInt8], isBigEndian: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count * 2)
        func append(_ unit: UInt32) {
            let (high, low) = (UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit))
            bytes += isBigEndian ? [high, low] : [low, high]
        }
        var position = 0
        while position < utf8.count {
            let lead = utf8[position]
            let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            var code = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
            for next in utf8[position...].dropFirst().prefix(length - 1) { code = code << 6 | UInt32(next & 0x3F) }
            position += length
            if code < 0x10000 {
                append(code)
            } else {
                append(0xD800 + ((code - 0x10000) >> 10))
                append(0xDC00 + ((code - 0x10000) & 0x3FF))
            }
        }
        return bytes
    }
}
