/// The members of an object that lies as text inside of a canonical string, read where it lies.
///
/// Each quote of the object is written `\"` there, and each of its own escapes begins with `\\`. Reading it in place
/// saves the text and a second check of all of it. Only the outer form is looked at: members in rising order, each with
/// a value that ends where the next one begins.
package struct EscapedMembers {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    /// Takes what stands between the quotes of a string that was found to be canonical.
    package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The values of the members of these names as they are written, each nil where there is none.
    ///
    /// Nil where the text is no object in canonical form.
    package mutating func values(_ names: [StaticString]) -> [UnsafeBufferPointer<UInt8>?]? {
        var values = [UnsafeBufferPointer<UInt8>?](repeating: nil, count: names.count)
        guard take(UInt8(ascii: "{")) else { return nil }
        if take(UInt8(ascii: "}")) { return position == bytes.count ? values : nil }
        var previous: Range<Int>?
        repeat {
            guard takeQuote() else { return nil }
            let start = position
            guard skipText() else { return nil }
            let name = start..<(position - 2)
            if let previous { guard precedes(previous, name) else { return nil } }
            previous = name
            guard take(UInt8(ascii: ":")) else { return nil }
            let first = position
            guard skipValue() else { return nil }
            for index in names.indices where isName(name, names[index]) {
                values[index] = UnsafeBufferPointer(rebasing: bytes[first..<position])
            }
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) && position == bytes.count ? values : nil
    }

    private func isName(_ range: Range<Int>, _ name: StaticString) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        let (start, head) = (base + range.lowerBound, TextHead(name))
        return TextHead(start, count: range.count) == head && head.isWhole(start, name.utf8Start)
    }

    private mutating func take(_ wanted: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == wanted else { return false }
        position += 1
        return true
    }

    private mutating func takeQuote() -> Bool {
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "\"")
        else { return false }
        position += 2
        return true
    }

    /// Goes behind the closing quote of a text; the cursor stands behind the opening one.
    private mutating func skipText() -> Bool {
        while true {
            while position < bytes.count, bytes[position] != UInt8(ascii: "\\") { position += 1 }
            if takeQuote() { return true }
            // Two backslashes are one of the object's own, which escapes what comes next: again two, or a letter.
            guard position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "\\") else { return false }
            position += bytes[position + 2] == UInt8(ascii: "\\") ? 4 : 3
        }
    }

    /// Goes behind a value: a text, a number or a word, or something between brackets.
    private mutating func skipValue() -> Bool {
        let start = position
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): guard takeQuote(), skipText() else { return false }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return position > start }
                depth -= 1
                position += 1
            case UInt8(ascii: ","):
                if depth == 0 { return position > start }
                position += 1
            case 0...0x20: return false
            default: position += 1
            }
        }
        return false
    }

    /// Whether names of plain ASCII stand in their order, and are two.
    private func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        let common = min(left.count, right.count)
        for offset in 0..<common {
            let (one, other) = (bytes[left.lowerBound + offset], bytes[right.lowerBound + offset])
            if one != other { return one < other && other < 0x80 }
        }
        return left.count < right.count
    }
}
