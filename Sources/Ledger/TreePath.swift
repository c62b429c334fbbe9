/// Which parts of the tree a proof names, as runs of leaves in the order of the proof.
enum TreePath {
    /// The siblings of a leaf among the first `size`, the lowest first: PATH of RFC 6962, section 2.1.1.
    static func inclusion(of index: UInt64, size: UInt64) -> [Range<UInt64>] {
        descend(to: index, in: size) { $0.count == 1 }.siblings
    }

    /// What joins the first `old` leaves, at least one, to the first `new`, the lowest first: PROOF of section 2.1.2.
    static func consistency(from old: UInt64, to new: UInt64) -> [Range<UInt64>] {
        guard old < new else { return [] }
        let (siblings, lowest) = descend(to: old - 1, in: new) { $0.upperBound == old }
        // Whoever has the old root has this subtree already.
        return lowest.lowerBound == 0 ? siblings : [lowest] + siblings
    }

    /// The full subtrees of a run, the largest first, each by its height and its place on that height.
    ///
    /// The run starts at a multiple of a power of two that is not smaller than its count, as every part of a tree does.
    static func subtrees(of leaves: Range<UInt64>) -> [(height: Int, index: UInt64)] {
        var subtrees: [(height: Int, index: UInt64)] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            let height = 63 - (leaves.upperBound - start).leadingZeroBitCount
            subtrees.append((height, start >> UInt64(height)))
            start += 1 << UInt64(height)
        }
        return subtrees
    }

    /// Goes down from the root to the part that holds a leaf and is wanted; keeps the other half of each split.
    private static func descend(
        to leaf: UInt64,
        in size: UInt64,
        until isWanted: (Range<UInt64>) -> Bool
    ) -> (siblings: [Range<UInt64>], lowest: Range<UInt64>) {
        var part = 0..<size
        var siblings: [Range<UInt64>] = []
        while !isWanted(part) {
            // The largest power of two below the count.
            let half: UInt64 = 1 << UInt64(63 - UInt64(part.count - 1).leadingZeroBitCount)
            let middle = part.lowerBound + half
            let (left, right) = (part.lowerBound..<middle, middle..<part.upperBound)
            part = leaf < middle ? left : right
            siblings.append(leaf < middle ? right : left)
        }
        return (siblings.reversed(), part)
    }
}
