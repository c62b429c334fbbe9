/// The members of one canonical JSON object, read in place: all of it is checked, and only what is asked for is built.
///
/// Reading an event this way takes a fraction of the time that a tree of JSON values takes, and it accepts less: what
/// it refuses may still be JSON. Names are asked for as plain ASCII. It lives no longer than the buffer that it reads.
package struct CanonicalMembers {
    private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// The members, and behind them what is left of an object with more.
    private var members: [Member] = []
    private var count = 0

    /// Where a member lies, in four bytes each: there is one of these for every member of every event that is read.
    private struct Member {
        let name: TextHead
        let nameStart: UInt32
        let value: Value

        @inline(__always)
        init(_ base: UnsafePointer<UInt8>, _ name: Range<Int>, _ value: Range<Int>, _ shape: CanonicalText.Shape) {
            self.name = TextHead(base + name.lowerBound, count: name.upperBound &- name.lowerBound)
            nameStart = UInt32(truncatingIfNeeded: name.lowerBound)
            self.value = Value(
                start: UInt32(truncatingIfNeeded: value.lowerBound),
                end: UInt32(truncatingIfNeeded: value.upperBound),
                shape: shape
            )
        }
    }

    private struct Value {
        let start: UInt32
        let end: UInt32
        let shape: CanonicalText.Shape
    }

    package init() {}

    /// Reads another object with the same memory.
    package mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(CanonicalError) {
        guard bytes.count <= Int32.max else { throw .tooLong }
        count = 0
        guard let base = bytes.baseAddress else { throw .unexpectedEnd(at: 0) }
        self.bytes = bytes
        var found = try find(from: base)
        if found > members.count {
            members = [Member](repeating: Member(base, 0..<0, 0..<0, .other), count: found)
            found = try find(from: base)
        }
        count = found
    }

    /// Counts the members, and keeps as many as there is room for.
    private mutating func find(from base: UnsafePointer<UInt8>) throws(CanonicalError) -> Int {
        var text = CanonicalText(bytes)
        var count = 0
        try members.withUnsafeMutableBufferPointer { (room) throws(CanonicalError) in
            try text.object(depth: 0) { name, value, shape in
                if count < room.count { room[count] = Member(base, name, value, shape) }
                count &+= 1
            }
        }
        try text.end()
        return count
    }

    /// A member as a value; nil when there is none of that name.
    package subscript(_ name: StaticString) -> JSON? {
        guard let value = value(of: name) else { return nil }
        return try? JSON(parsing: bytes(of: value))
    }

    package func string(_ name: StaticString) -> String? {
        guard let value = value(of: name) else { return nil }
        switch value.shape {
        // What has been read was found to be UTF-8.
        case .plainString: return String(copying: UTF8Span(unchecked: textBytes(of: value).span))
        case .escapedString: return CanonicalText(textBytes(of: value)).text
        case .strings, .other: return nil
        }
    }

    /// Which of the known texts a member is; nil for any other value, and where there is none of that name.
    package func place(_ name: StaticString, among texts: KnownTexts) -> Int? {
        plainBytes(name).flatMap { texts.place(of: $0) }
    }

    package func integer(_ name: StaticString) -> Int64? {
        guard let value = value(of: name) else { return nil }
        let digits = bytes(of: value)
        let isNegative = digits[0] == UInt8(ascii: "-")
        var magnitude: Int64 = 0
        for index in (isNegative ? 1 : 0)..<digits.count {
            let digit = digits[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            magnitude = magnitude &* 10 &+ Int64(digit)
        }
        return isNegative ? -magnitude : magnitude
    }

    /// What stands between the quotes of a string without escapes.
    package func plainBytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let value = value(of: name), case .plainString = value.shape else { return nil }
        return textBytes(of: value)
    }

    /// The bytes of a string, with its quotes and escapes.
    package func stringBytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let value = value(of: name) else { return nil }
        switch value.shape {
        case .plainString, .escapedString: return bytes(of: value)
        case .strings, .other: return nil
        }
    }

    /// The bytes of an array that holds nothing but strings.
    package func stringsBytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let value = value(of: name), case .strings = value.shape else { return nil }
        return bytes(of: value)
    }

    private func bytes(of value: Value) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(value.start)..<Int(value.end)])
    }

    /// What stands between the quotes of a string.
    private func textBytes(of value: Value) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[(Int(value.start) + 1)..<(Int(value.end) - 1)])
    }

    private func value(of name: StaticString) -> Value? {
        let head = TextHead(name)
        guard let base = bytes.baseAddress else { return nil }
        return members.withUnsafeBufferPointer { members in
            for index in 0..<count where members[index].name == head {
                guard head.isWhole(base + Int(members[index].nameStart), name.utf8Start) else { continue }
                return members[index].value
            }
            return nil
        }
    }
}
