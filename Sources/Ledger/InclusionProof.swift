/// That one event stands at one place among the first `size` events: RFC 6962, section 2.1.1.
///
/// The hashes go from the leaf's sibling to the child of the root. A proof does not bind the size by itself, since
/// trees of different sizes can share a path; the signed checkpoint binds it, together with the root.
package struct InclusionProof: Sendable, Hashable {
    package let index: UInt64
    package let size: UInt64
    package let hashes: [TreeHash]

    /// Why the proof does not lead from this leaf to this root; nil when it does (RFC 9162, section 2.1.3.2).
    package func problem(leaf: TreeHash, root: TreeHash) -> ProofProblem? {
        guard index < size else { return .indexBeyondSize(index: index, size: size) }
        var place = index
        var last = size - 1
        var hash = leaf
        for sibling in hashes {
            guard last > 0 else { return .proofTooLong }
            if place & 1 == 1 || place == last {
                hash = .node(sibling, hash)
                // A subtree at the right edge stands alone on the levels where it has no sibling.
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = .node(hash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { return .proofTooShort }
        return hash == root ? nil : .rootDiffers
    }
}
