/// A cursor over the bytes of one JSON text; it lives no longer than the buffer that it reads.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func skipWhiteSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard depth < 128 else { throw .tooDeep(at: position) }
        skipWhiteSpace()
        guard position < bytes.count else { throw .unexpectedEnd(at: position) }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return try number()
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        for offset in 0..<word.utf8CodeUnitCount {
            guard position < bytes.count else { throw .unexpectedEnd(at: position) }
            guard bytes[position] == word.utf8Start[offset] else { throw .unexpectedByte(at: position) }
            position += 1
        }
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSON {
        var members: [String: JSON] = [:]
        position += 1
        skipWhiteSpace()
        if try take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipWhiteSpace()
            let start = position
            guard position < bytes.count else { throw .unexpectedEnd(at: position) }
            guard bytes[position] == UInt8(ascii: "\"") else { throw .unexpectedByte(at: position) }
            let name = try string()
            skipWhiteSpace()
            guard try take(UInt8(ascii: ":")) else { throw .unexpectedByte(at: position) }
            let member = try value(depth: depth + 1)
            guard members.updateValue(member, forKey: name) == nil else { throw .duplicateMember(at: start) }
            skipWhiteSpace()
            if try take(UInt8(ascii: "}")) { return .object(members) }
            guard try take(UInt8(ascii: ",")) else { throw .unexpectedByte(at: position) }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSON {
        var elements: [JSON] = []
        position += 1
        skipWhiteSpace()
        if try take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipWhiteSpace()
            if try take(UInt8(ascii: "]")) { return .array(elements) }
            guard try take(UInt8(ascii: ",")) else { throw .unexpectedByte(at: position) }
        }
    }

    private mutating func take(_ byte: UInt8) throws(JSONError) -> Bool {
        guard position < bytes.count else { throw .unexpectedEnd(at: position) }
        guard bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func number() throws(JSONError) -> JSON {
        let start = position
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        let firstDigit = position
        let integerDigits = skipDigits()
        guard integerDigits > 0 else {
            throw unexpected
        }
        if integerDigits > 1, bytes[firstDigit] == UInt8(ascii: "0") { throw .unexpectedByte(at: firstDigit) }
        var isInteger = true
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            guard skipDigits() > 0 else { throw unexpected }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard skipDigits() > 0 else { throw unexpected }
        }
        let lexeme = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger, lexeme != "-0", let value = Int64(lexeme) { return .integer(value) }
        return .decimal(lexeme)
    }

    private var unexpected: JSONError { isAtEnd ? .unexpectedEnd(at: position) : .unexpectedByte(at: position) }

    private mutating func skipDigits() -> Int {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        return position - start
    }
}
