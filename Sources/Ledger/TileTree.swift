/// The growing edge of the tree: what is needed to append leaves, store finished tiles and know the root.
///
/// A tile holds up to 256 hashes of one level; tiles of level n sit on full tiles of level n - 1 (C2SP tlog-tiles).
struct TileTree: Sendable {
    /// A run of hashes as it is stored.
    struct Tile: Sendable, Equatable {
        let level: Int
        let index: UInt64
        let bytes: [UInt8]
    }

    static let hashBytes = 32
    static let hashesPerTile = 256

    private(set) var size: UInt64 = 0
    /// Roots of the full subtrees, the largest first: one for each bit that is set in `size`.
    private(set) var peaks: [TreeHash] = []
    /// Tiles filled since `takeCompleted`.
    private(set) var completed: [Tile] = []
    private var open: [[UInt8]] = []
    private var changed: [Bool] = []

    init() {}

    /// The tree of the first `size` leaves, read from tiles; `tile` gets the hashes that it must hold at least.
    init<E: Error>(size: UInt64, tile: (_ level: Int, _ index: UInt64, _ hashes: Int) throws(E) -> [UInt8]) throws(E) {
        self.size = size
        var level = 0
        while level < 8, size >> (8 * UInt64(level)) > 0 {
            let width = Int((size >> (8 * UInt64(level))) & 255)
            let index = level == 7 ? 0 : size >> (8 * UInt64(level + 1))
            open.append(width == 0 ? [] : Array(try tile(level, index, width).prefix(32 * width)))
            changed.append(false)
            level += 1
        }
        for tile in open.reversed() { peaks += TileTree.peaks(of: tile) }
    }

    mutating func append(_ leaf: TreeHash) {
        add(leaf, level: 0)
        raise(leaf, height: 0)
        size += 1
    }

    /// Takes in the leaves of a piece; a whole tile costs no more hashes than one leaf does.
    mutating func append(_ piece: EncodedPiece) {
        if let root = piece.root, size % UInt64(Self.hashesPerTile) == 0 {
            if open.isEmpty { openLevel() }
            completed.append(Tile(level: 0, index: size >> 8, bytes: piece.leaves))
            add(root, level: 1)
            raise(root, height: 8)
            size += UInt64(Self.hashesPerTile)
        } else {
            unsafe piece.leaves.withUnsafeBytes { bytes in
                for offset in stride(from: 0, to: bytes.count, by: Self.hashBytes) {
                    unsafe append(TreeHash(loading: bytes, at: offset))
                }
            }
        }
    }

    /// Joins a new subtree with its left neighbours of equal height, and files the roots of full tiles on the way.
    private mutating func raise(_ subtree: TreeHash, height: UInt64) {
        var hash = subtree
        var height = height
        while (size >> height) & 1 == 1, let left = peaks.popLast() {
            hash = TreeHash.node(left, hash)
            height += 1
            if height % 8 == 0 { add(hash, level: Int(height / 8)) }
        }
        peaks.append(hash)
    }

    /// The root over all leaves.
    var root: TreeHash { TileTree.root(over: peaks) }

    /// Folds full subtrees, the largest first, from the right.
    static func root(over peaks: [TreeHash]) -> TreeHash {
        guard var root = peaks.last else { return .empty }
        for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
        return root
    }

    /// The tiles that are not full, as far as they go.
    var partial: [Tile] { tiles { !$0.isEmpty } }

    /// Forgets finished tiles, for a caller that wants nothing but the root.
    mutating func dropCompleted() { completed = [] }

    /// What a commit must store: finished tiles and changed unfinished ones; nothing counts as changed afterwards.
    mutating func takeChanged() -> [Tile] {
        defer {
            completed = []
            changed = changed.map { _ in false }
        }
        return completed + open.indices.filter { changed[$0] && !open[$0].isEmpty }.map { unfinished(level: $0) }
    }

    private func tiles(where isWanted: ([UInt8]) -> Bool) -> [Tile] {
        open.indices.filter { isWanted(open[$0]) }.map { unfinished(level: $0) }
    }

    private func unfinished(level: Int) -> Tile {
        Tile(level: level, index: level == 7 ? 0 : size >> (8 * UInt64(level + 1)), bytes: open[level])
    }

    private mutating func add(_ hash: TreeHash, level: Int) {
        if open.count == level { openLevel() }
        hash.append(to: &open[level])
        changed[level] = true
        guard open[level].count == 256 * 32 else { return }
        completed.append(Tile(level: level, index: size >> (8 * UInt64(level + 1)), bytes: open[level]))
        open[level] = []
        open[level].reserveCapacity(256 * 32)
    }

    private mutating func openLevel() {
        open.append([])
        changed.append(false)
    }

    /// The root over the hashes of a full tile, each level in the place of the one below.
    static func root(ofFull tile: [UInt8]) -> TreeHash {
        var level = tile
        return unsafe level.withUnsafeMutableBytes { bytes in
            var width = hashesPerTile
            while width > 1 {
                width /= 2
                for position in 0..<width {
                    let pair = unsafe UnsafeRawBufferPointer(rebasing: bytes[(64 * position)..<(64 * position + 64)])
                    unsafe TreeHash.node(over: pair).store(into: bytes, at: hashBytes * position)
                }
            }
            return unsafe TreeHash(loading: UnsafeRawBufferPointer(bytes), at: 0)
        }
    }

    /// The full subtrees of an unfinished tile, the largest first.
    static func peaks(of tile: [UInt8]) -> [TreeHash] {
        var peaks: [TreeHash] = []
        unsafe tile.withUnsafeBytes { bytes in
            for position in 0..<(bytes.count / 32) {
                var hash = unsafe TreeHash(loading: bytes, at: 32 * position)
                var rest = position
                while rest & 1 == 1, let left = peaks.popLast() {
                    hash = .node(left, hash)
                    rest >>= 1
                }
                peaks.append(hash)
            }
        }
        return peaks
    }
}
