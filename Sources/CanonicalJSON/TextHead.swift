/// The length of a text and a word made of its bytes, so that short texts are compared in two steps.
///
/// Up to eight bytes the word holds all of them; of a longer text it holds the first eight, and the rest is compared
/// as well.
struct TextHead: Equatable {
    let count: UInt32
    private let word: UInt64

    @inline(__always)
    init(_ start: UnsafePointer<UInt8>, count: Int) {
        self.count = UInt32(truncatingIfNeeded: count)
        let text = UnsafeRawPointer(start)
        switch count {
        case 8...: word = text.loadUnaligned(as: UInt64.self)
        case 4...:
            // Two reads that overlap hold all bytes.
            let last = UInt64(text.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
            word = UInt64(text.loadUnaligned(as: UInt32.self)) | last << 32
        case 1...: word = UInt64(start[0]) | UInt64(start[count / 2]) << 8 | UInt64(start[count &- 1]) << 16
        default: word = 0
        }
    }

    @inline(__always)
    init(_ name: StaticString) { self.init(name.utf8Start, count: name.utf8CodeUnitCount) }

    /// Whether texts with the same head, that lie there, are equal.
    @inline(__always)
    func isWhole(_ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>) -> Bool {
        var offset = 8
        while offset < count, one[offset] == other[offset] { offset &+= 1 }
        return offset >= count
    }
}
