internal import LMDB

extension LedgerReader {
    /// The root over the first `size` events.
    package func root(at size: UInt64) throws(LedgerError) -> TreeHash {
        try environment.read { (transaction) throws(LedgerError) in
            let head = try head(in: transaction)
            guard size <= head.size else { throw .noSuchSize(size: size, head: head.size) }
            return try tree(at: size, in: transaction).root
        }
    }

    func tree(at size: UInt64, in transaction: borrowing ReadTransaction) throws(LedgerError) -> TileTree {
        try TileTree(size: size) { (level, index, hashes) throws(LedgerError) in
            try tile(level: level, index: index, hashes: hashes, in: transaction)
        }
    }

    func tile(
        level: Int,
        index: UInt64,
        hashes: Int,
        in transaction: borrowing ReadTransaction
    ) throws(LedgerError) -> [UInt8] {
        let found = try transaction.copy(LedgerLayout.tileKey(level: level, index: index), in: tiles)
        guard let found, found.count >= 32 * hashes, found.count % 32 == 0, found.count <= 32 * 256 else {
            let first = index << (8 * UInt64(level + 1))
            throw .damaged(path: path, firstBad: first, problem: .tileMissing(level: level, index: index))
        }
        return found
    }

    /// What opening checks: head record, count of events, root over the tiles, and the last events against theirs.
    func checkedTree() throws(LedgerError) -> TileTree {
        try environment.read { (transaction) throws(LedgerError) in
            let head = try head(in: transaction)
            let count: UInt64
            let last: [UInt8]?
            do throws(LMDBError) {
                count = UInt64(try transaction.count(in: events))
                last = try transaction.lastKey(in: events)
            } catch {
                throw .storage(error)
            }
            let afterLast = last.map { LedgerLayout.number($0.span) + 1 } ?? 0
            guard count == head.size, afterLast == head.size else {
                throw .damaged(
                    path: path,
                    firstBad: min(head.size, count, afterLast),
                    problem: .eventCount(found: count, stated: head.size)
                )
            }
            let tree = try tree(at: head.size, in: transaction)
            try checkLastLeaves(of: tree, in: transaction)
            guard tree.root == head.root else { throw .damaged(path: path, firstBad: nil, problem: .rootDiffers) }
            return tree
        }
    }

    private func checkLastLeaves(
        of tree: TileTree,
        in transaction: borrowing ReadTransaction
    ) throws(LedgerError) {
        guard let tile = tree.partial.first, tile.level == 0 else { return }
        var next = tile.index << 8
        try transaction.scan(events, from: LedgerLayout.bytes(of: next), limit: 256) { (_, value) throws(LedgerError) in
            let offset = 32 * Int(next & 255)
            let leaf = unsafe value.withUnsafeBytes { unsafe TreeHash.leaf(stored: $0) }
            guard offset < tile.bytes.count, leaf == TreeHash(tile.bytes[offset..<(offset + 32)]) else {
                throw .damaged(path: path, firstBad: next, problem: .leafDiffers)
            }
            next += 1
            return true
        }
    }
}
