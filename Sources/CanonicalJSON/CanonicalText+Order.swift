extension CanonicalText {
    /// Nearly all names differ in their first letter; the rest is left to a function that need not be inlined.
    @inline(__always)
    func checkOrder(_ left: Range<Int>, _ right: Range<Int>) throws(CanonicalError) {
        let (one, other) = (bytes[left.lowerBound], bytes[right.lowerBound])
        // The quote stands there where a name is empty.
        if one < other, other < UInt8(ascii: "\\") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(other),
            one != UInt8(ascii: "\\"), other != UInt8(ascii: "\"")
        {
            return
        }
        try compareNames(left, right)
    }

    /// Names of plain ASCII compare as bytes; any other ones as UTF-16 once their escapes are resolved.
    private func compareNames(_ left: Range<Int>, _ right: Range<Int>) throws(CanonicalError) {
        var index = 0
        let common = min(left.count, right.count)
        while index < common {
            let (one, other) = (bytes[left.lowerBound + index], bytes[right.lowerBound + index])
            if CanonicalText.isSpecial(one) || CanonicalText.isSpecial(other) {
                return try checkUnits(left, right)
            }
            if one < other { return }
            guard one == other else { throw .memberOutOfOrder(at: right.lowerBound) }
            index += 1
        }
        if left.count > right.count { throw .memberOutOfOrder(at: right.lowerBound) }
        if left.count == right.count { throw .repeatedMember(at: right.lowerBound) }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool { byte >= 0x80 || byte == UInt8(ascii: "\\") }

    private func checkUnits(_ left: Range<Int>, _ right: Range<Int>) throws(CanonicalError) {
        let (before, after) = (name(left).utf16, name(right).utf16)
        if before.elementsEqual(after) { throw .repeatedMember(at: right.lowerBound) }
        guard before.lexicographicallyPrecedes(after) else { throw .memberOutOfOrder(at: right.lowerBound) }
    }

    private func name(_ range: Range<Int>) -> String { CanonicalText(UnsafeBufferPointer(rebasing: bytes[range])).text }
}
