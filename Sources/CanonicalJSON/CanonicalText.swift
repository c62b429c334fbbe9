/// Walks the bytes of one canonical JSON value (RFC 8785, integers only) without building it.
///
/// Refuses white space, needless escapes, members out of UTF-16 order or repeated, fractions, and integers beyond 2^53.
/// It lives no longer than the buffer that it reads, and never looks beyond its end.
package struct CanonicalText {
    package static let deepest = 128
    /// Integers beyond it are not exact in every JSON reader (RFC 8785).
    package static var largestInteger: UInt64 { (1 << 53) - 1 }

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    /// What a value turned out to be, as far as its reader wants to know.
    enum Shape {
        case plainString
        case escapedString
        /// An array that holds nothing but strings.
        case strings
        case other
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// What keeps bytes from being one canonical value, which will lie `depth` levels deep in another; nil for nothing.
    package static func problem(in bytes: UnsafeBufferPointer<UInt8>, depth: Int = 0) -> CanonicalError? {
        var text = CanonicalText(bytes)
        do throws(CanonicalError) {
            _ = try text.value(depth: depth)
            try text.end()
            return nil
        } catch {
            return error
        }
    }

    func end() throws(CanonicalError) {
        guard position < bytes.count else { return }
        throw isWhiteSpace ? .whiteSpace(at: position) : .trailingBytes(at: position)
    }

    mutating func value(depth: Int) throws(CanonicalError) -> Shape {
        guard depth < CanonicalText.deepest else { throw .tooDeep(at: position) }
        switch byte {
        case UInt8(ascii: "\""): return try string()
        case UInt8(ascii: "{"): try object(depth: depth) { _, _, _ in }
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try integer()
        }
        return .other
    }

    /// Tells `found` where each member's name, between its quotes, and its value lie.
    @inline(__always)
    mutating func object(
        depth: Int,
        _ found: (_ name: Range<Int>, _ value: Range<Int>, Shape) -> Void
    ) throws(CanonicalError) {
        try expect(UInt8(ascii: "{"))
        if take(UInt8(ascii: "}")) { return }
        var previous: Range<Int>?
        repeat {
            guard byte == UInt8(ascii: "\"") else { throw unexpected }
            let start = position + 1
            _ = try string()
            let name = start..<(position - 1)
            if let previous { try checkOrder(previous, name) }
            previous = name
            try expect(UInt8(ascii: ":"))
            let first = position
            let shape = try value(depth: depth + 1)
            found(name, first..<position, shape)
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
    }

    private mutating func array(depth: Int) throws(CanonicalError) -> Shape {
        position += 1
        var shape = Shape.strings
        if take(UInt8(ascii: "]")) { return shape }
        repeat {
            if byte == UInt8(ascii: "\"") {
                guard depth + 1 < CanonicalText.deepest else { throw .tooDeep(at: position) }
                _ = try string()
            } else {
                _ = try value(depth: depth + 1)
                shape = .other
            }
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
        return shape
    }

    private mutating func word(_ word: StaticString) throws(CanonicalError) {
        for offset in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[offset]) }
    }

    private mutating func integer() throws(CanonicalError) {
        let start = position
        let isNegative = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {
            if isNegative { throw .wrongNumber(at: start) }
        } else {
            var number: UInt64 = 0
            let first = position
            while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), number <= CanonicalText.largestInteger {
                number = number * 10 + UInt64(byte - UInt8(ascii: "0"))
                position += 1
            }
            guard number <= CanonicalText.largestInteger else { throw .wrongNumber(at: start) }
            guard position > first else {
                throw isNegative || byte == UInt8(ascii: "+") ? .wrongNumber(at: start) : unexpected
            }
        }
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            throw .wrongNumber(at: position)
        default: break
        }
    }
}

// MARK: - Single bytes

extension CanonicalText {
    /// The byte here; 0, which stands nowhere in a canonical text, behind the last one.
    var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

    private var isWhiteSpace: Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }

    private var unexpected: CanonicalError {
        if position >= bytes.count { return .unexpectedEnd(at: position) }
        return isWhiteSpace ? .whiteSpace(at: position) : .unexpectedByte(at: position)
    }

    mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted else { return false }
        position += 1
        return true
    }

    mutating func expect(_ wanted: UInt8) throws(CanonicalError) {
        guard take(wanted) else { throw unexpected }
    }
}
