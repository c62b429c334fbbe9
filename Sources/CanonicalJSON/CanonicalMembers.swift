/// The members of one canonical JSON object, read in place: all of it is checked, and only what is asked for is built.
///
/// Reading an event this way takes a fraction of the time that a tree of JSON values takes, and it accepts less: what
/// it refuses may still be JSON. Names are asked for as plain ASCII.
package struct CanonicalMembers: Sendable {
    private let bytes: [UInt8]
    private var members: [Member] = []

    /// Where a member lies, in four bytes each: there is one of these for every member of every event that is read.
    private struct Member {
        let name: Range<UInt32>
        let value: Range<UInt32>
        let shape: CanonicalText.Shape

        init(_ name: Range<Int>, _ value: Range<Int>, _ shape: CanonicalText.Shape) {
            self.name = UInt32(name.lowerBound)..<UInt32(name.upperBound)
            self.value = UInt32(value.lowerBound)..<UInt32(value.upperBound)
            self.shape = shape
        }
    }

    /// Nothing that is hashed holds fractions; bodies of requests may.
    package init(_ bytes: [UInt8], takesFractions: Bool = false) throws(CanonicalError) {
        guard bytes.count <= Int32.max else { throw .tooLong }
        self.bytes = bytes
        members.reserveCapacity(10)
        let problem: CanonicalError? = bytes.withUnsafeBufferPointer { buffer in
            var text = CanonicalText(buffer, takesFractions: takesFractions)
            do throws(CanonicalError) {
                try text.object(depth: 0) { members.append(Member($0, $1, $2)) }
                try text.end()
                return nil
            } catch {
                return error
            }
        }
        if let problem { throw problem }
    }

    /// A member as a value; nil when there is none of that name.
    package subscript(_ name: String) -> JSON? {
        guard let member = member(name) else { return nil }
        return try? JSON(parsing: slice(member))
    }

    package func string(_ name: String) -> String? {
        guard let member = member(name) else { return nil }
        let body = (Int(member.value.lowerBound) + 1)..<(Int(member.value.upperBound) - 1)
        switch member.shape {
        case .plainString:
            return bytes.withUnsafeBufferPointer { buffer in
                String(decoding: UnsafeBufferPointer(rebasing: buffer[body]), as: UTF8.self)
            }
        case .escapedString: return bytes.withUnsafeBufferPointer { CanonicalText($0).text(body) }
        case .strings, .other: return nil
        }
    }

    package func integer(_ name: String) -> Int64? {
        guard let member = member(name) else { return nil }
        var magnitude: Int64 = 0
        let isNegative = bytes[Int(member.value.lowerBound)] == UInt8(ascii: "-")
        for index in member.value.dropFirst(isNegative ? 1 : 0) {
            let byte = bytes[Int(index)]
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            magnitude = magnitude * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        return isNegative ? -magnitude : magnitude
    }

    /// The text of a canonical string, given with its quotes: its bytes, the escapes resolved.
    package static func unescaped(_ string: ArraySlice<UInt8>) -> [UInt8] {
        let body = string.dropFirst().dropLast()
        guard body.contains(UInt8(ascii: "\\")) else { return Array(body) }
        return body.withUnsafeBufferPointer { CanonicalText($0).textBytes(0..<$0.count) }
    }

    /// The bytes of a string, with its quotes and escapes.
    package func stringBytes(_ name: String) -> ArraySlice<UInt8>? {
        guard let member = member(name) else { return nil }
        switch member.shape {
        case .plainString, .escapedString: return slice(member)
        case .strings, .other: return nil
        }
    }

    /// The bytes of an array that holds nothing but strings.
    package func stringsBytes(_ name: String) -> ArraySlice<UInt8>? {
        guard let member = member(name), member.shape == .strings else { return nil }
        return slice(member)
    }

    private func slice(_ member: Member) -> ArraySlice<UInt8> {
        bytes[Int(member.value.lowerBound)..<Int(member.value.upperBound)]
    }

    private func member(_ name: String) -> Member? {
        var name = name
        return name.withUTF8 { name in
            bytes.withUnsafeBufferPointer { buffer in
                members.first { member in
                    guard member.name.count == name.count else { return false }
                    let start = Int(member.name.lowerBound)
                    return name.indices.allSatisfy { buffer[start + $0] == name[$0] }
                }
            }
        }
    }
}
