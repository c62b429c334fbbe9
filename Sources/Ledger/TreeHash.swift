/// A SHA-256 node of the tree of RFC 6962: leaves and inner nodes are told apart by their first hashed byte.
package struct TreeHash: Sendable, Hashable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Takes 32 bytes; nil for any other count.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        let bytes = Array(bytes)
        self = unsafe bytes.withUnsafeBytes { unsafe TreeHash(loading: $0, at: 0) }
    }

    init(loading bytes: UnsafeRawBufferPointer, at offset: Int) {
        words = unsafe (
            bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
            bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self),
            bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self),
            bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self)
        )
    }

    /// The root of no events at all.
    package static let empty = HashState().finish()

    /// The hash of one event: SHA-256 over a zero byte and its stored bytes.
    package static func leaf(_ stored: some Collection<UInt8>) -> TreeHash {
        let bytes = [0] + Array(stored)
        return unsafe bytes.withUnsafeBytes { unsafe HashState.hash($0) }
    }

    static func leaf(stored: UnsafeRawBufferPointer) -> TreeHash {
        unsafe HashState.hash(0, stored)
    }

    /// The hash of an event behind the zero byte that a leaf begins with.
    static func leaf(ofPrefixed bytes: [UInt8]) -> TreeHash {
        unsafe bytes.withUnsafeBytes { unsafe HashState.hash($0) }
    }

    /// The hash over two subtrees: SHA-256 over a one byte and both hashes.
    package static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        unsafe withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { pair in
            unsafe left.store(into: pair, at: 0)
            unsafe right.store(into: pair, at: 32)
            return unsafe node(over: UnsafeRawBufferPointer(pair))
        }
    }

    /// The hash over two subtrees whose hashes lie one behind the other.
    static func node(over pair: UnsafeRawBufferPointer) -> TreeHash { unsafe HashState.hash(1, pair) }

    func store(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
        unsafe buffer.storeBytes(of: words.0, toByteOffset: offset, as: UInt64.self)
        unsafe buffer.storeBytes(of: words.1, toByteOffset: offset + 8, as: UInt64.self)
        unsafe buffer.storeBytes(of: words.2, toByteOffset: offset + 16, as: UInt64.self)
        unsafe buffer.storeBytes(of: words.3, toByteOffset: offset + 24, as: UInt64.self)
    }

    func append(to bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: words) { unsafe bytes.append(contentsOf: $0) }
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    /// Appends 64 digits and a line feed.
    func appendHexLine(to line: inout [UInt8]) {
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: 60, through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: UInt64(bigEndian: word) >> UInt64(shift)) & 15
                line.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
            }
        }
        line.append(0x0A)
    }

    package var hex: String {
        var line: [UInt8] = []
        appendHexLine(to: &line)
        return String(decoding: line.dropLast(), as: UTF8.self)
    }

    package static func == (left: TreeHash, right: TreeHash) -> Bool { left.words == right.words }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
    }
}
