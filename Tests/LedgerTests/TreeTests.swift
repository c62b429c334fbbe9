import Testing

@testable import Ledger

@Suite struct TreeTests {
    /// Leaves and roots of the Certificate Transparency reference implementation.
    private static let inputs: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
        Array(0x60...0x6f),
    ]
    private static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    /// RFC 6962, section 2.1, word for word: split at the largest power of two below the count.
    private func naive(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
        guard leaves.count > 1 else { return leaves.first ?? .empty }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        return .node(naive(leaves[..<middle]), naive(leaves[middle...]))
    }

    @Test("the roots of the reference implementation come out") func vectors() {
        var tree = TileTree()
        for (size, root) in Self.roots.enumerated() {
            #expect(tree.root.hex == root)
            if size < Self.inputs.count { tree.append(.leaf(Self.inputs[size])) }
        }
    }

    @Test(
        "at every border of tiles the root is that of the definition, from memory and from tiles",
        arguments: [1, 2, 255, 256, 257, 511, 513, 65_535, 65_536, 65_537, 65_800]
    )
    func borders(size: Int) {
        let leaves = (0..<size).map { TreeHash.leaf([UInt8($0 & 255), UInt8($0 >> 8 & 255), UInt8($0 >> 16)]) }
        var tree = TileTree()
        var tiles: [[UInt64]: [UInt8]] = [:]
        for (index, leaf) in leaves.enumerated() {
            tree.append(leaf)
            guard index % 1_000 == 999 || index == size - 1 else { continue }
            for tile in tree.takeChanged() { tiles[[UInt64(tile.level), tile.index]] = tile.bytes }
        }
        #expect(tree.root == naive(leaves[...]))
        for smaller in [size, size - 1, size / 2, size / 3] {
            let read = TileTree(size: UInt64(smaller)) { (level, index, hashes) throws(Never) in
                let tile = tiles[[UInt64(level), index]] ?? []
                #expect(tile.count >= 32 * hashes)
                return tile
            }
            #expect(read.root == naive(leaves[..<smaller]))
        }
    }
}
