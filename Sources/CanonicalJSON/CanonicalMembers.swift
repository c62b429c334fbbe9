/// The members of one canonical JSON object, read in place: all of it is checked, and only what is asked for is built.
///
/// Reading an event this way takes a fraction of the time that a tree of JSON values takes, and it accepts less: what
/// it refuses may still be JSON. Names are asked for as plain ASCII. It lives no longer than the buffer that it reads.
package struct CanonicalMembers {
    private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var members: [Member] = []

    /// Where a member lies, in four bytes each: there is one of these for every member of every event that is read.
    private struct Member {
        let nameStart: UInt32
        let nameCount: UInt32
        let valueStart: UInt32
        let valueEnd: UInt32
        let shape: CanonicalText.Shape

        @inline(__always)
        init(_ name: Range<Int>, _ value: Range<Int>, _ shape: CanonicalText.Shape) {
            nameStart = UInt32(truncatingIfNeeded: name.lowerBound)
            nameCount = UInt32(truncatingIfNeeded: name.upperBound &- name.lowerBound)
            valueStart = UInt32(truncatingIfNeeded: value.lowerBound)
            valueEnd = UInt32(truncatingIfNeeded: value.upperBound)
            self.shape = shape
        }
    }

    package init() {}

    package init(_ bytes: UnsafeBufferPointer<UInt8>) throws(CanonicalError) { try read(bytes) }

    /// Reads another object with the same memory.
    package mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(CanonicalError) {
        guard bytes.count <= Int32.max else { throw .tooLong }
        self.bytes = bytes
        members.removeAll(keepingCapacity: true)
        var text = CanonicalText(bytes)
        try text.object(depth: 0) { members.append(Member($0, $1, $2)) }
        try text.end()
    }

    /// A member as a value; nil when there is none of that name.
    package subscript(_ name: StaticString) -> JSON? {
        guard let member = member(name) else { return nil }
        return try? JSON(parsing: valueBytes(member))
    }

    package func string(_ name: StaticString) -> String? {
        guard let member = member(name) else { return nil }
        switch member.shape {
        // What has been read was found to be UTF-8.
        case .plainString: return String(copying: UTF8Span(unchecked: textBytes(member).span))
        case .escapedString: return CanonicalText(textBytes(member)).text
        case .strings, .other: return nil
        }
    }

    /// Which of the known texts a member is; nil for any other value, and where there is none of that name.
    package func place(_ name: StaticString, among texts: KnownTexts) -> Int? {
        guard let member = member(name), case .plainString = member.shape else { return nil }
        return texts.place(of: textBytes(member))
    }

    package func integer(_ name: StaticString) -> Int64? {
        guard let member = member(name) else { return nil }
        let digits = valueBytes(member)
        let isNegative = digits[0] == UInt8(ascii: "-")
        var magnitude: Int64 = 0
        for index in (isNegative ? 1 : 0)..<digits.count {
            let digit = digits[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            magnitude = magnitude &* 10 &+ Int64(digit)
        }
        return isNegative ? -magnitude : magnitude
    }

    /// The bytes of a string, with its quotes and escapes.
    package func stringBytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let member = member(name) else { return nil }
        switch member.shape {
        case .plainString, .escapedString: return valueBytes(member)
        case .strings, .other: return nil
        }
    }

    /// The bytes of an array that holds nothing but strings.
    package func stringsBytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let member = member(name), case .strings = member.shape else { return nil }
        return valueBytes(member)
    }

    private func valueBytes(_ member: Member) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(member.valueStart)..<Int(member.valueEnd)])
    }

    /// What stands between the quotes of a string.
    private func textBytes(_ member: Member) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[(Int(member.valueStart) + 1)..<(Int(member.valueEnd) - 1)])
    }

    private func member(_ name: StaticString) -> Member? {
        let count = name.utf8CodeUnitCount
        for index in members.indices where members[index].nameCount == UInt32(truncatingIfNeeded: count) {
            let start = Int(members[index].nameStart)
            var offset = 0
            while offset < count, bytes[start + offset] == name.utf8Start[offset] { offset += 1 }
            if offset == count { return members[index] }
        }
        return nil
    }
}
