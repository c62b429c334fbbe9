@testable import Ledger

/// The tree of RFC 6962 by its definition, word for word: recursive, from leaves alone.
final class DefinedTree {
    let leaves: [TreeHash]
    private var known: [Range<Int>: TreeHash] = [:]

    init(_ leaves: [TreeHash]) { self.leaves = leaves }

    /// MTH(D[range]), section 2.1.
    func root(_ range: Range<Int>) -> TreeHash {
        if range.count < 2 { return range.isEmpty ? .empty : leaves[range.lowerBound] }
        if let root = known[range] { return root }
        let middle = range.lowerBound + split(range.count)
        let root = TreeHash.node(root(range.lowerBound..<middle), root(middle..<range.upperBound))
        known[range] = root
        return root
    }

    func root(at size: Int) -> TreeHash { root(0..<size) }

    /// PATH(m, D[range]), section 2.1.1; m counts from the start of the range.
    func path(_ m: Int, _ range: Range<Int>) -> [TreeHash] {
        guard range.count > 1 else { return [] }
        let k = split(range.count)
        let middle = range.lowerBound + k
        return m < k
            ? path(m, range.lowerBound..<middle) + [root(middle..<range.upperBound)]
            : path(m - k, middle..<range.upperBound) + [root(range.lowerBound..<middle)]
    }

    /// SUBPROOF(m, D[range], b), section 2.1.2.
    func proof(_ m: Int, _ range: Range<Int>, _ isWhole: Bool = true) -> [TreeHash] {
        guard m < range.count else { return isWhole ? [] : [root(range)] }
        let k = split(range.count)
        let middle = range.lowerBound + k
        return m <= k
            ? proof(m, range.lowerBound..<middle, isWhole) + [root(middle..<range.upperBound)]
            : proof(m - k, middle..<range.upperBound, false) + [root(range.lowerBound..<middle)]
    }

    /// The largest power of two below a count.
    private func split(_ count: Int) -> Int {
        var split = 1
        while split * 2 < count { split *= 2 }
        return split
    }
}
