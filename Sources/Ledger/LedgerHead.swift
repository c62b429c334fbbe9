/// How many events a ledger holds, which is also the next sequence number, and the root of the tree over them.
package struct LedgerHead: Sendable, Hashable {
    package let size: UInt64
    package let root: TreeHash

    /// The 40 bytes of the head record: the size in big-endian order, then the root.
    var record: [UInt8] { LedgerLayout.bytes(of: size) + root.bytes }

    init(size: UInt64, root: TreeHash) {
        self.size = size
        self.root = root
    }

    init?(record: [UInt8]) {
        guard record.count == 40, let root = TreeHash(record[8...]) else { return nil }
        self.init(size: LedgerLayout.number(record.span), root: root)
    }
}
