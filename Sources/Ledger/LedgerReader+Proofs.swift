internal import LMDB

extension LedgerReader {
    /// The proof that an event is among the first `size`; among all events when no size is given.
    ///
    /// Read from the stored tiles: a few hundred hashes at most, however many events there are.
    package func inclusionProof(of sequence: UInt64, at size: UInt64? = nil) throws(LedgerError) -> InclusionProof {
        try environment.read { (transaction) throws(LedgerError) in
            let size = try known(size, in: transaction)
            guard sequence < size else { throw .noSuchEvent(sequence: sequence, head: size) }
            let parts = TreePath.inclusion(of: sequence, size: size)
            return InclusionProof(index: sequence, size: size, hashes: try hashes(of: parts, in: transaction))
        }
    }

    /// The proof that the first `old` events are still the first of `new`; of all events when that is not given.
    package func consistencyProof(from old: UInt64, to new: UInt64? = nil) throws(LedgerError) -> ConsistencyProof {
        try environment.read { (transaction) throws(LedgerError) in
            let new = try known(new, in: transaction)
            guard old <= new else { throw .noSuchSize(size: old, head: new) }
            guard old > 0 else { throw .nothingToProve }
            let parts = TreePath.consistency(from: old, to: new)
            return ConsistencyProof(oldSize: old, newSize: new, hashes: try hashes(of: parts, in: transaction))
        }
    }

    private func known(_ size: UInt64?, in transaction: borrowing ReadTransaction) throws(LedgerError) -> UInt64 {
        let head = try head(in: transaction).size
        guard let size else { return head }
        guard size <= head else { throw .noSuchSize(size: size, head: head) }
        return size
    }

    private func hashes(
        of parts: [Range<UInt64>],
        in transaction: borrowing ReadTransaction
    ) throws(LedgerError) -> [TreeHash] {
        var hashes: [TreeHash] = []
        for part in parts {
            var peaks: [TreeHash] = []
            for subtree in TreePath.subtrees(of: part) {
                peaks.append(try root(ofHeight: subtree.height, index: subtree.index, in: transaction))
            }
            hashes.append(TileTree.root(over: peaks))
        }
        return hashes
    }

    /// The root of a full subtree, from the one tile that holds it or up to 128 of its descendants.
    private func root(
        ofHeight height: Int,
        index: UInt64,
        in transaction: borrowing ReadTransaction
    ) throws(LedgerError) -> TreeHash {
        let first = index << UInt64(height % 8)
        let place = Int(first & 255)
        let end = place + 1 << (height % 8)
        let tile = try tile(level: height / 8, index: first >> 8, hashes: end, in: transaction)
        return TileTree.root(over: TileTree.peaks(of: Array(tile[(32 * place)..<(32 * end)])))
    }
}
