/// Checks that bytes are one canonical JSON value (RFC 8785, integers only) without building it.
///
/// Refuses white space, needless escapes, members out of UTF-16 order or repeated, fractions, and integers beyond 2^53.
@safe
struct CanonicalText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

    static func check(_ bytes: [UInt8]) throws(EnvelopeProblem) {
        let found: EnvelopeProblem? = unsafe bytes.withUnsafeBufferPointer { unsafe problem(in: $0) }
        if let found { throw found }
    }

    static func problem(in bytes: UnsafeBufferPointer<UInt8>) -> EnvelopeProblem? {
        var text = unsafe CanonicalText(bytes)
        guard text.value(depth: 0), text.position == bytes.count else { return .notCanonical(at: text.position) }
        return nil
    }

    private var byte: UInt8 { unsafe position < bytes.count ? bytes[position] : 0 }

    private mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) -> Bool {
        guard depth < 128 else { return false }
        switch byte {
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "t"): return word("true")
        case UInt8(ascii: "f"): return word("false")
        case UInt8(ascii: "n"): return word("null")
        default: return integer()
        }
    }

    private mutating func word(_ word: StaticString) -> Bool {
        for offset in 0..<word.utf8CodeUnitCount {
            guard unsafe take(word.utf8Start[offset]) else { return false }
        }
        return true
    }

    private mutating func integer() -> Bool {
        let isNegative = take(UInt8(ascii: "-"))
        if byte == UInt8(ascii: "0") {
            position += 1
            return !isNegative
        }
        var number: UInt64 = 0
        let start = position
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), number <= LedgerLayout.largestInteger {
            number = number * 10 + UInt64(byte - UInt8(ascii: "0"))
            position += 1
        }
        return position > start && number <= LedgerLayout.largestInteger
    }

    private mutating func array(depth: Int) -> Bool {
        position += 1
        if take(UInt8(ascii: "]")) { return true }
        repeat { guard value(depth: depth + 1) else { return false } } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]"))
    }

    private mutating func object(depth: Int) -> Bool {
        position += 1
        if take(UInt8(ascii: "}")) { return true }
        var previous: Range<Int>?
        repeat {
            guard byte == UInt8(ascii: "\"") else { return false }
            let start = position + 1
            guard string() else { return false }
            let name = start..<(position - 1)
            if let previous { guard isBefore(previous, name) else { return false } }
            previous = name
            guard take(UInt8(ascii: ":")), value(depth: depth + 1) else { return false }
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}"))
    }

    /// Skips eight bytes at a time while none of them is a quote, a backslash, a control or beyond ASCII.
    private mutating func skipPlain() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        while unsafe position + 8 <= bytes.count {
            let eight = unsafe UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self)
            let quote = eight ^ (ones &* 0x22)
            let backslash = eight ^ (ones &* 0x5C)
            let found =
                eight | ((eight &- ones &* 0x20) & ~eight) | ((quote &- ones) & ~quote)
                | ((backslash &- ones) & ~backslash)
            guard found & tops == 0 else { return }
            position += 8
        }
    }

    private mutating func string() -> Bool {
        position += 1
        skipPlain()
        while unsafe position < bytes.count {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return true
            case UInt8(ascii: "\\"): guard escape() else { return false }
            case 0..<0x20: return false
            case 0x20..<0x80: position += 1
            default: guard multibyte() else { return false }
            }
        }
        return false
    }

    /// Only the escapes that RFC 8785 writes: the short ones, and `\u00xx` in lower case for other controls.
    private mutating func escape() -> Bool {
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"),
            UInt8(ascii: "f"), UInt8(ascii: "r"):
            position += 1
            return true
        case UInt8(ascii: "u"):
            guard word("u00"), byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") else { return false }
            let isLow = byte == UInt8(ascii: "0")
            position += 1
            let digit = byte
            position += 1
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "7"): return true
            case UInt8(ascii: "8"), UInt8(ascii: "9"), UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "d"):
                return !isLow
            case UInt8(ascii: "b"), UInt8(ascii: "e"), UInt8(ascii: "f"): return true
            default: return false
            }
        default: return false
        }
    }

    /// One well-formed sequence of UTF-8 beyond ASCII: no overlong form, no surrogate, nothing past U+10FFFF.
    private mutating func multibyte() -> Bool {
        let first = byte
        let (count, second): (Int, ClosedRange<UInt8>)
        switch first {
        case 0xC2...0xDF: (count, second) = (1, 0x80...0xBF)
        case 0xE0: (count, second) = (2, 0xA0...0xBF)
        case 0xED: (count, second) = (2, 0x80...0x9F)
        case 0xE1...0xEF: (count, second) = (2, 0x80...0xBF)
        case 0xF0: (count, second) = (3, 0x90...0xBF)
        case 0xF1...0xF3: (count, second) = (3, 0x80...0xBF)
        case 0xF4: (count, second) = (3, 0x80...0x8F)
        default: return false
        }
        position += 1
        guard second.contains(byte) else { return false }
        position += 1
        for _ in 1..<count {
            guard (0x80...0xBF).contains(byte) else { return false }
            position += 1
        }
        return true
    }

    /// Names of plain ASCII compare as bytes; any other ones as UTF-16 once their escapes are resolved.
    private func isBefore(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        let left = unsafe UnsafeBufferPointer(rebasing: bytes[left])
        let right = unsafe UnsafeBufferPointer(rebasing: bytes[right])
        var index = 0
        var isPlain = true
        let common = min(left.count, right.count)
        while index < common {
            let (one, other) = unsafe (left[index], right[index])
            if one >= 0x80 || other >= 0x80 || one == UInt8(ascii: "\\") || other == UInt8(ascii: "\\") {
                isPlain = false
                break
            }
            if one != other { return one < other }
            index += 1
        }
        if isPlain { return left.count < right.count }
        return unsafe CanonicalText.units(left).lexicographicallyPrecedes(CanonicalText.units(right))
    }

    private static func units(_ name: UnsafeBufferPointer<UInt8>) -> [UInt16] {
        var resolved: [UInt8] = []
        var index = 0
        while index < name.count {
            let byte = unsafe name[index]
            index += 1
            guard byte == UInt8(ascii: "\\"), index < name.count else {
                resolved.append(byte)
                continue
            }
            let code = unsafe name[index]
            index += 1
            switch code {
            case UInt8(ascii: "b"): resolved.append(0x08)
            case UInt8(ascii: "t"): resolved.append(0x09)
            case UInt8(ascii: "n"): resolved.append(0x0A)
            case UInt8(ascii: "f"): resolved.append(0x0C)
            case UInt8(ascii: "r"): resolved.append(0x0D)
            case UInt8(ascii: "u"):
                let digits = unsafe String(decoding: name[index..<min(index + 4, name.count)], as: UTF8.self)
                resolved.append(UInt8(digits, radix: 16) ?? 0)
                index += 4
            default: resolved.append(code)
            }
        }
        return Array(String(decoding: resolved, as: UTF8.self).utf16)
    }
}
