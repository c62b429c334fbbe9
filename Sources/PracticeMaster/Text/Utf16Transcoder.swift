/// Turns UTF-16 into UTF-8 chunk by chunk; a lone surrogate keeps its generalised form, so that no byte is lost.
package struct Utf16Transcoder: Sendable {
    let isBigEndian: Bool
    /// Whether the file ended in the middle of a unit: its last byte then stands for a whole one.
    private(set) var endsOdd = false
    private var first: UInt8?
    private var high: UInt16?

    package init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    package mutating func feed(_ bytes: Span<UInt8>, isLast: Bool, into utf8: inout [UInt8]) {
        for index in bytes.indices {
            guard let one = first else {
                first = bytes[index]
                continue
            }
            first = nil
            let unit = isBigEndian ? UInt16(one) << 8 | UInt16(bytes[index]) : UInt16(bytes[index]) << 8 | UInt16(one)
            push(unit, into: &utf8)
        }
        guard isLast else { return }
        if let lone = high { Utf16Transcoder.append(UInt32(lone), to: &utf8) }
        if let odd = first {
            Utf16Transcoder.append(UInt32(odd) | 0xDC00, to: &utf8)
            endsOdd = true
        }
        high = nil
        first = nil
    }

    private mutating func push(_ unit: UInt16, into utf8: inout [UInt8]) {
        if let lead = high {
            high = nil
            if unit & 0xFC00 == 0xDC00 {
                let scalar = 0x10000 + (UInt32(lead & 0x3FF) << 10 | UInt32(unit & 0x3FF))
                Utf16Transcoder.append(scalar, to: &utf8)
                return
            }
            Utf16Transcoder.append(UInt32(lead), to: &utf8)
        }
        if unit & 0xFC00 == 0xD800 { high = unit } else { Utf16Transcoder.append(UInt32(unit), to: &utf8) }
    }

    private static func append(_ code: UInt32, to utf8: inout [UInt8]) {
        switch code {
        case 0..<0x80: utf8.append(UInt8(code))
        case 0x80..<0x800:
            utf8.append(UInt8(0xC0 | code >> 6))
            utf8.append(UInt8(0x80 | code & 0x3F))
        case 0x800..<0x10000:
            utf8.append(UInt8(0xE0 | code >> 12))
            utf8.append(UInt8(0x80 | (code >> 6) & 0x3F))
            utf8.append(UInt8(0x80 | code & 0x3F))
        default:
            utf8.append(UInt8(0xF0 | code >> 18))
            utf8.append(UInt8(0x80 | (code >> 12) & 0x3F))
            utf8.append(UInt8(0x80 | (code >> 6) & 0x3F))
            utf8.append(UInt8(0x80 | code & 0x3F))
        }
    }
}
