internal import Glibc

/// Where the members of one stored event lie.
struct EnvelopeFrame {
    /// Between its quotes.
    var actor: Range<Int>
    /// Between its quotes.
    var time: Range<Int>
    /// Whether actor and time are those of the event that was read before.
    var hasKnownOpening: Bool
    var cause: UInt64?
    var payload: Range<Int>
    var run: Range<Int>?
    var sequence: UInt64
    var type: Range<Int>
    var version: Int
    /// Whether type and version are those of the event that was read before.
    var hasKnownClosing: Bool
}

/// Finds the members of an event from both ends, so that the payload between them need not be read.
@safe
struct EnvelopeScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe self.bytes = bytes
        end = bytes.count
    }

    /// Reads an event, whose likeness to the one before it saves reading; `memory` is left as the next one wants it.
    mutating func frame(_ memory: inout EnvelopeMemory) throws(EnvelopeProblem) -> EnvelopeFrame {
        let hasKnownOpening = begins(with: memory.opening)
        if hasKnownOpening { position = memory.opening.count } else { try readOpening(&memory) }
        var cause: UInt64?
        try expect(",\"")
        if unsafe position < end && bytes[position] == UInt8(ascii: "c") {
            try expect("cause\":")
            cause = try number()
            try expect(",\"")
        }
        try expect("data\":")
        let start = position
        let hasKnownClosing = finishes(with: memory.closing)
        if hasKnownClosing { end -= memory.closing.count } else { try readClosing(&memory) }
        let closing = end
        let sequence = try numberBack()
        try expectBack(",\"seq\":")
        var run: Range<Int>?
        if unsafe end > start && bytes[end - 1] == UInt8(ascii: "\"") {
            end -= 1
            let name = try plainBack()
            unsafe memory.keep(run: bytes[name])
            run = name
            try expectBack(",\"run\":\"")
        }
        guard end - start >= 2, unsafe bytes[start] == UInt8(ascii: "{"), unsafe bytes[end - 1] == UInt8(ascii: "}")
        else {
            throw .malformed(at: start)
        }
        return EnvelopeFrame(
            actor: memory.actor,
            time: memory.time,
            hasKnownOpening: hasKnownOpening,
            cause: cause,
            payload: start..<end,
            run: run,
            sequence: sequence,
            type: (closing + memory.type.lowerBound)..<(closing + memory.type.upperBound),
            version: memory.version,
            hasKnownClosing: hasKnownClosing
        )
    }

    private mutating func readOpening(_ memory: inout EnvelopeMemory) throws(EnvelopeProblem) {
        try expect("{\"actor\":\"")
        let actor = try stringBody()
        try expect(",\"at\":\"")
        let time = try stringBody()
        unsafe memory.keep(opening: bytes[..<position], actor: actor, time: time)
    }

    private mutating func readClosing(_ memory: inout EnvelopeMemory) throws(EnvelopeProblem) {
        let upper = end
        try expectBack("}")
        let version = try numberBack()
        try expectBack("\",\"v\":")
        let type = try plainBack()
        try expectBack(",\"type\":\"")
        guard version <= UInt64(EnvelopeRules.versions.upperBound) else { throw .badVersion }
        unsafe memory.keep(
            closing: bytes[end..<upper],
            type: (type.lowerBound - end)..<(type.upperBound - end),
            version: Int(version)
        )
    }

    private func begins(with known: [UInt8]) -> Bool {
        guard !known.isEmpty, known.count <= end, let first = unsafe bytes.baseAddress else { return false }
        return unsafe memcmp(known, first, known.count) == 0
    }

    /// The bytes that were read already count as none of the ending.
    private func finishes(with known: [UInt8]) -> Bool {
        guard !known.isEmpty, known.count <= end - position, let first = unsafe bytes.baseAddress else { return false }
        return unsafe memcmp(known, first + (end - known.count), known.count) == 0
    }

    // Inlined, so that comparing a few known bytes is no call.
    @inline(__always)
    private mutating func expect(_ text: StaticString) throws(EnvelopeProblem) {
        try match(text, at: position)
        position += text.utf8CodeUnitCount
    }

    @inline(__always)
    private mutating func expectBack(_ text: StaticString) throws(EnvelopeProblem) {
        try match(text, at: end - text.utf8CodeUnitCount)
        end -= text.utf8CodeUnitCount
    }

    @inline(__always)
    private func match(_ text: StaticString, at start: Int) throws(EnvelopeProblem) {
        let count = text.utf8CodeUnitCount
        guard start >= position, start &+ count <= end, let base = unsafe bytes.baseAddress else {
            throw .malformed(at: max(start, position))
        }
        guard unsafe memcmp(base + start, text.utf8Start, count) == 0 else { throw firstDifference(text, at: start) }
    }

    private func firstDifference(_ text: StaticString, at start: Int) -> EnvelopeProblem {
        let first = (0..<text.utf8CodeUnitCount).first { unsafe bytes[start + $0] != text.utf8Start[$0] } ?? 0
        return .malformed(at: start + first)
    }

    /// Skips to behind the closing quote.
    private mutating func stringBody() throws(EnvelopeProblem) -> Range<Int> {
        let start = position
        while position < end {
            let byte = unsafe bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { return start..<(position - 1) }
            if byte == UInt8(ascii: "\\") { position += 1 }
        }
        throw .malformed(at: start)
    }

    /// A string without escapes, read from its end to behind its opening quote.
    private mutating func plainBack() throws(EnvelopeProblem) -> Range<Int> {
        let upper = end
        while end > position, unsafe bytes[end - 1] != UInt8(ascii: "\"") { end -= 1 }
        guard end > position, end < upper else { throw .malformed(at: upper) }
        let body = end..<upper
        return body
    }

    private mutating func number() throws(EnvelopeProblem) -> UInt64 {
        let start = position
        var value: UInt64 = 0
        while position < end, position &- start <= 16, isDigit(position) {
            value = unsafe value &* 10 &+ UInt64(bytes[position] &- UInt8(ascii: "0"))
            position &+= 1
        }
        return try checked(value, start..<position)
    }

    private mutating func numberBack() throws(EnvelopeProblem) -> UInt64 {
        let upper = end
        var value: UInt64 = 0
        var scale: UInt64 = 1
        while end > position, upper &- end <= 16, isDigit(end &- 1) {
            end &-= 1
            value = unsafe value &+ UInt64(bytes[end] &- UInt8(ascii: "0")) &* scale
            scale = scale &* 10
        }
        return try checked(value, end..<upper)
    }

    private func isDigit(_ index: Int) -> Bool { unsafe bytes[index] &- UInt8(ascii: "0") <= 9 }

    /// A number that at most 16 digits stand for, without a needless zero before them.
    @inline(__always)
    private func checked(_ value: UInt64, _ range: Range<Int>) throws(EnvelopeProblem) -> UInt64 {
        guard (1...16).contains(range.count), unsafe range.count == 1 || bytes[range.lowerBound] != UInt8(ascii: "0"),
            value <= LedgerLayout.largestInteger
        else { throw .malformed(at: range.lowerBound) }
        return value
    }
}
