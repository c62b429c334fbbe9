internal import COpenSSL

/// SHA-256 in the making, wherever this value lies: a hash costs no allocation, which would cost as much as hashing.
struct HashState: ~Copyable {
    /// Longer texts are hashed where they lie, in two pieces.
    private static let longestCopy = 4_096
    private var context = SHA256_CTX()

    init() { unsafe SHA256_Init(&context) }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        unsafe SHA256_Update(&context, bytes.baseAddress, bytes.count)
    }

    consuming func finish() -> TreeHash {
        unsafe withUnsafeTemporaryAllocation(byteCount: TileTree.hashBytes, alignment: 8) { digest in
            unsafe SHA256_Final(digest.baseAddress, &context)
            return unsafe TreeHash(loading: UnsafeRawBufferPointer(digest), at: 0)
        }
    }

    /// The hash over a byte and what follows it.
    ///
    /// One byte more moves all blocks; copying a short text behind it costs less than the library's own buffering.
    static func hash(_ first: UInt8, _ rest: UnsafeRawBufferPointer) -> TreeHash {
        guard rest.count <= longestCopy else {
            var state = HashState()
            unsafe withUnsafeBytes(of: first) { unsafe state.update($0) }
            unsafe state.update(rest)
            return state.finish()
        }
        return unsafe withUnsafeTemporaryAllocation(byteCount: rest.count + 1, alignment: 8) { whole in
            unsafe whole[0] = first
            unsafe UnsafeMutableRawBufferPointer(rebasing: whole[1...]).copyMemory(from: rest)
            return unsafe hash(UnsafeRawBufferPointer(whole))
        }
    }

    /// The hash of bytes that lie together, made in memory that the library fills itself.
    static func hash(_ bytes: UnsafeRawBufferPointer) -> TreeHash {
        unsafe withUnsafeTemporaryAllocation(of: SHA256_CTX.self, capacity: 1) { context in
            unsafe SHA256_Init(context.baseAddress)
            unsafe SHA256_Update(context.baseAddress, bytes.baseAddress, bytes.count)
            return unsafe withUnsafeTemporaryAllocation(byteCount: TileTree.hashBytes, alignment: 8) { digest in
                unsafe SHA256_Final(digest.baseAddress, context.baseAddress)
                return unsafe TreeHash(loading: UnsafeRawBufferPointer(digest), at: 0)
            }
        }
    }
}
