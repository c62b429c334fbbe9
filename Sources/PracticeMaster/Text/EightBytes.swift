/// Looks at eight bytes of a buffer at a time, for the loops through which every byte of an export goes.
///
/// In each of the eight, the highest bit of a result tells that the byte is one of those looked for. The subtractions
/// may carry into the bytes behind the first one that is found, never into those before it; only the first is used.
enum EightBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// The first place from there on that holds one of three ASCII bytes, or the end of the buffer.
    @inline(__always)
    static func firstIndex(_ bytes: Span<UInt8>, from start: Int, of a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var position = start
            while position + 8 <= bytes.count {
                let eight = load(bytes, position)
                let (first, second, third) = (
                    eight ^ ones &* UInt64(a), eight ^ ones &* UInt64(b), eight ^ ones &* UInt64(c)
                )
                let found =
                    tops & ((first &- ones) & ~first | (second &- ones) & ~second | (third &- ones) & ~third)
                if found != 0 { return position + found.trailingZeroBitCount / 8 }
                position += 8
            }
            while position < bytes.count, bytes[position] != a, bytes[position] != b, bytes[position] != c {
                position += 1
            }
            return position
        }
    }

    /// The first place from there on that holds a byte beyond ASCII, or the end of the buffer.
    @inline(__always)
    static func firstBeyondASCII(_ bytes: Span<UInt8>, from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var position = start
            while position + 8 <= bytes.count {
                let found = load(bytes, position) & tops
                if found != 0 { return position + found.trailingZeroBitCount / 8 }
                position += 8
            }
            while position < bytes.count, bytes[position] < 0x80 { position += 1 }
            return position
        }
    }

    /// The first place from there on that JSON does not hold as it is, quotation marks aside: a backslash, a control,
    /// or a byte beyond ASCII, whose encoding must be known first.
    @inline(__always)
    static func firstNotPlain(_ bytes: Span<UInt8>, from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var position = start
            while position + 8 <= bytes.count {
                let eight = load(bytes, position)
                let backslash = eight ^ ones &* 0x5C
                let found = tops & (eight | (eight &- ones &* 0x20) & ~eight | (backslash &- ones) & ~backslash)
                if found != 0 { return position + found.trailingZeroBitCount / 8 }
                position += 8
            }
            while position < bytes.count, (0x20..<0x80).contains(bytes[position]), bytes[position] != 0x5C {
                position += 1
            }
            return position
        }
    }

    @inline(__always)
    private static func load(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
}
