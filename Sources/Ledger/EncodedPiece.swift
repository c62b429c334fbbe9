/// Consecutive events of a batch as they will be stored, and what the tree needs of them.
///
/// A piece ends where a tile ends, so that a whole tile of leaves enters the tree at once.
struct EncodedPiece: Sendable {
    /// The events, one behind the other.
    private(set) var bytes: [UInt8] = []
    /// Where each event ends in `bytes`.
    private(set) var ends: [Int] = []
    /// The leaf hash of each event.
    private(set) var leaves: [UInt8] = []
    /// The root over the leaves, where they fill a tile.
    private(set) var root: TreeHash?

    /// Checks and encodes drafts that get the sequence numbers from `sequence` on; `drafts` keeps its batch's indices.
    init(_ drafts: ArraySlice<DraftEvent>, from sequence: UInt64, atMilliseconds: Int64) throws(LedgerError) {
        var envelope = try EnvelopeWriter(atMilliseconds: atMilliseconds)
        bytes.reserveCapacity(drafts.count * 384)
        ends.reserveCapacity(drafts.count)
        leaves.reserveCapacity(drafts.count * TileTree.hashBytes)
        for index in drafts.indices {
            do throws(EnvelopeProblem) {
                try envelope.write(drafts[index], sequence: sequence + UInt64(index - drafts.startIndex))
            } catch {
                throw .invalidDraft(index: index, problem: error)
            }
            TreeHash.leaf(ofPrefixed: envelope.buffer).append(to: &leaves)
            bytes.append(contentsOf: envelope.buffer[1...])
            ends.append(bytes.count)
        }
        if drafts.count == TileTree.hashesPerTile { root = TileTree.root(ofFull: leaves) }
    }
}
