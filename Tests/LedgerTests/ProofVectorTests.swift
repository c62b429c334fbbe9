import Testing

@testable import Ledger

/// Proofs of the Certificate Transparency reference implementation, over its eight leaves.
@Suite struct ProofVectorTests {
    private static let inputs: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
        Array(0x60...0x6f),
    ]

    private static func hashes(_ texts: [String]) -> [TreeHash] {
        texts.compactMap { text in
            let digits = Array(text)
            return TreeHash(
                stride(from: 0, to: 64, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
            )
        }
    }

    private let tree = DefinedTree(inputs.map { TreeHash.leaf($0) })

    @Test(
        "the inclusion proofs of the reference implementation hold, and the definition gives the same",
        arguments: [
            (0, 1, []),
            (
                0, 8,
                [
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                ]
            ),
            (
                5, 8,
                [
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ]
            ),
            (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
            (
                1, 5,
                [
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                ]
            ),
        ] as [(Int, Int, [String])]
    )
    func inclusion(index: Int, size: Int, texts: [String]) {
        let hashes = Self.hashes(texts)
        #expect(hashes.count == texts.count && hashes == tree.path(index, 0..<size))
        let proof = InclusionProof(index: UInt64(index), size: UInt64(size), hashes: hashes)
        #expect(proof.problem(leaf: .leaf(Self.inputs[index]), root: tree.root(at: size)) == nil)
    }

    @Test(
        "the consistency proofs of the reference implementation hold, and the definition gives the same",
        arguments: [
            (1, 1, []),
            (
                1, 8,
                [
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                ]
            ),
            (
                6, 8,
                [
                    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ]
            ),
            (
                2, 5,
                [
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                ]
            ),
        ] as [(Int, Int, [String])]
    )
    func consistency(old: Int, new: Int, texts: [String]) {
        let hashes = Self.hashes(texts)
        #expect(hashes.count == texts.count && hashes == tree.proof(old, 0..<new))
        let proof = ConsistencyProof(oldSize: UInt64(old), newSize: UInt64(new), hashes: hashes)
        #expect(proof.problem(oldRoot: tree.root(at: old), newRoot: tree.root(at: new)) == nil)
    }
}
