/// That the first `oldSize` events are the same in both states of a ledger: RFC 6962, section 2.1.2.
package struct ConsistencyProof: Sendable, Hashable {
    package let oldSize: UInt64
    package let newSize: UInt64
    package let hashes: [TreeHash]

    /// Why the proof does not lead to both roots; nil when it does (RFC 9162, section 2.1.4.2).
    package func problem(oldRoot: TreeHash, newRoot: TreeHash) -> ProofProblem? {
        guard oldSize <= newSize else { return .shrunk(old: oldSize, new: newSize) }
        guard oldSize > 0 else { return .nothingBefore }
        guard oldSize < newSize else {
            guard hashes.isEmpty else { return .hashesBetweenEqualSizes }
            return oldRoot == newRoot ? nil : .forked(size: oldSize)
        }
        // An old tree that is full is itself the subtree to start from, and is not repeated among the hashes.
        let path = oldSize & (oldSize - 1) == 0 ? [oldRoot] + hashes : hashes
        guard let start = path.first else { return .proofTooShort }
        var place = oldSize - 1
        var last = newSize - 1
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var old = start
        var new = start
        for hash in path.dropFirst() {
            guard last > 0 else { return .proofTooLong }
            if place & 1 == 1 || place == last {
                old = .node(hash, old)
                new = .node(hash, new)
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                new = .node(new, hash)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { return .proofTooShort }
        guard old == oldRoot else { return .oldRootDiffers }
        return new == newRoot ? nil : .newRootDiffers
    }
}
