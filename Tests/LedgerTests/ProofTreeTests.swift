import TestSupport
import Testing

@testable import Ledger

/// Proofs out of stored tiles against the definition, and every way to change one against its check.
@Suite struct ProofTreeTests {
    /// What `hashes` can be turned into by one change; each is refused.
    private func changes(of hashes: [TreeHash], other: TreeHash) -> [[TreeHash]] {
        var changes: [[TreeHash]] = [hashes + [other], [other] + hashes]
        for place in hashes.indices {
            var changed = hashes
            changed[place] = other
            changes.append(changed)
            changed = hashes
            changed.remove(at: place)
            changes.append(changed)
            changed = hashes
            changed.insert(hashes[place], at: place)
            changes.append(changed)
            guard place > 0, hashes[place] != hashes[place - 1] else { continue }
            changed = hashes
            changed.swapAt(place - 1, place)
            changes.append(changed)
        }
        return changes
    }

    /// Checks one stored proof of inclusion; with everything around it that must be refused, where wanted.
    private func check(_ rows: StoredRows, _ index: Int, _ size: Int, withChanges: Bool) throws {
        let tree = rows.tree
        let proof = try rows.reader.inclusionProof(of: UInt64(index), at: UInt64(size))
        let (leaf, root) = (tree.leaves[index], tree.root(at: size))
        let other = TreeHash.leaf([1, 2, 3])
        #expect(proof.hashes == tree.path(index, 0..<size), "\(index) of \(size)")
        #expect(proof.problem(leaf: leaf, root: root) == nil, "\(index) of \(size)")
        #expect(proof.problem(leaf: other, root: root) == .rootDiffers)
        #expect(proof.problem(leaf: leaf, root: other) == .rootDiffers)
        let beyond = InclusionProof(index: UInt64(size), size: UInt64(size), hashes: proof.hashes)
        #expect(beyond.problem(leaf: leaf, root: root) == .indexBeyondSize(index: UInt64(size), size: UInt64(size)))
        guard withChanges else { return }
        for hashes in changes(of: proof.hashes, other: other) {
            let problem = InclusionProof(index: proof.index, size: proof.size, hashes: hashes)
                .problem(leaf: leaf, root: root)
            let expected: [ProofProblem] =
                hashes.count == proof.hashes.count
                ? [.rootDiffers] : [hashes.count < proof.hashes.count ? .proofTooShort : .proofTooLong]
            #expect(
                problem.map { expected.contains($0) } == true,
                "\(index) of \(size): \(String(describing: problem))"
            )
        }
        for wrong in [index - 1, index + 1, index ^ 64, size - 1 - index] where wrong != index && (0..<size) ~= wrong {
            let moved = InclusionProof(index: UInt64(wrong), size: proof.size, hashes: proof.hashes)
            #expect(moved.problem(leaf: leaf, root: root) != nil, "\(index) as \(wrong) of \(size)")
        }
        for wrong in [size - 1, size + 1, size * 2] where (index + 1...tree.leaves.count) ~= wrong {
            let resized = InclusionProof(index: proof.index, size: UInt64(wrong), hashes: proof.hashes)
            #expect(resized.problem(leaf: leaf, root: tree.root(at: wrong)) != nil, "\(index) of \(size) as \(wrong)")
        }
    }

    @Test("for every size to 300 a stored proof is the definition's and holds, and no changed one does")
    func inclusion() throws {
        let rows = try StoredRows(300)
        var numbers = SeededNumbers(seed: 6_962)
        for size in 1...300 {
            let isSmall = size <= 33 || [64, 65, 127, 128, 129, 255, 256, 257, 300].contains(size)
            let indexes =
                isSmall
                ? Array(0..<size) : [0, size - 1] + (0..<3).map { _ in Int.random(in: 0..<size, using: &numbers) }
            for index in indexes { try check(rows, index, size, withChanges: size <= 33 || index % 29 == 7) }
        }
    }

    @Test("a stored proof across the borders of tiles of every level is the definition's and holds")
    func borders() throws {
        let rows = try StoredRows(65_800)
        for size in [65_535, 65_536, 65_537, 65_600, 65_791, 65_792, 65_793, 65_800] {
            for index in [0, 1, 255, 256, 257, 32_767, 65_279, 65_280, 65_534, 65_535, 65_536, 65_792, size - 1]
            where index < size {
                try check(rows, index, size, withChanges: index.isMultiple(of: 256))
            }
        }
        let sizes = [1, 2, 255, 256, 257, 512, 32_768, 65_535, 65_536, 65_537, 65_791, 65_792, 65_793, 65_799, 65_800]
        for (place, old) in sizes.enumerated() {
            for new in sizes[place...] { try checkConsistency(rows, old, new, withChanges: true) }
        }
    }

    private func checkConsistency(_ rows: StoredRows, _ old: Int, _ new: Int, withChanges: Bool) throws {
        let tree = rows.tree
        let (oldRoot, newRoot) = (tree.root(at: old), tree.root(at: new))
        let proof = try rows.reader.consistencyProof(from: UInt64(old), to: UInt64(new))
        let other = TreeHash.leaf([1, 2, 3])
        #expect(proof.hashes == tree.proof(old, 0..<new), "\(old) to \(new)")
        #expect(proof.problem(oldRoot: oldRoot, newRoot: newRoot) == nil, "\(old) to \(new)")
        #expect(proof.problem(oldRoot: other, newRoot: newRoot) != nil, "\(old) to \(new)")
        #expect(
            proof.problem(oldRoot: oldRoot, newRoot: other)
                == (old == new ? .forked(size: proof.oldSize) : .newRootDiffers)
        )
        guard old < new else {
            let padded = ConsistencyProof(oldSize: proof.oldSize, newSize: proof.newSize, hashes: [other])
            #expect(padded.problem(oldRoot: oldRoot, newRoot: newRoot) == .hashesBetweenEqualSizes)
            return
        }
        guard withChanges else { return }
        for hashes in changes(of: proof.hashes, other: other) {
            let changed = ConsistencyProof(oldSize: proof.oldSize, newSize: proof.newSize, hashes: hashes)
            #expect(changed.problem(oldRoot: oldRoot, newRoot: newRoot) != nil, "\(old) to \(new)")
        }
        for (wrongOld, wrongNew) in [(old - 1, new), (old + 1, new), (old, new - 1), (old, new + 1)]
        where 0 < wrongOld && wrongOld < wrongNew && wrongNew <= tree.leaves.count {
            let resized = ConsistencyProof(oldSize: UInt64(wrongOld), newSize: UInt64(wrongNew), hashes: proof.hashes)
            let (oldRoot, newRoot) = (tree.root(at: wrongOld), tree.root(at: wrongNew))
            #expect(resized.problem(oldRoot: oldRoot, newRoot: newRoot) != nil, "\(old) to \(new) resized")
        }
    }

    @Test("for all pairs of sizes to 130 a stored proof is the definition's and holds, and no changed one does")
    func consistency() throws {
        let rows = try StoredRows(131)
        for new in 1...130 {
            for old in 1...new { try checkConsistency(rows, old, new, withChanges: new <= 33 || (old + new) % 11 == 0) }
        }
    }

    @Test("sizes that cannot be in one history are refused, each in its own words") func sizes() throws {
        let tree = DefinedTree((0..<8).map { TreeHash.leaf([$0]) })
        let roots = (0...8).map { tree.root(at: $0) }
        let none = ConsistencyProof(oldSize: 0, newSize: 8, hashes: [])
        #expect(none.problem(oldRoot: roots[0], newRoot: roots[8]) == .nothingBefore)
        let shrunk = ConsistencyProof(oldSize: 8, newSize: 6, hashes: tree.proof(6, 0..<8))
        #expect(shrunk.problem(oldRoot: roots[8], newRoot: roots[6]) == .shrunk(old: 8, new: 6))
        for old in [3, 4] as [UInt64] {
            let empty = ConsistencyProof(oldSize: old, newSize: 8, hashes: [])
            #expect(empty.problem(oldRoot: roots[Int(old)], newRoot: roots[8]) == .proofTooShort)
        }
        let long = ConsistencyProof(oldSize: 6, newSize: 8, hashes: tree.proof(6, 0..<8) + [roots[1]])
        #expect(long.problem(oldRoot: roots[6], newRoot: roots[8]) == .proofTooLong)
        var changed = tree.proof(6, 0..<8)
        changed[1] = roots[1]
        let rewritten = ConsistencyProof(oldSize: 6, newSize: 8, hashes: changed)
        #expect(rewritten.problem(oldRoot: roots[6], newRoot: roots[8]) == .newRootDiffers)
        #expect(rewritten.problem(oldRoot: roots[5], newRoot: roots[8]) == .oldRootDiffers)
        let largest = InclusionProof(index: .max - 1, size: .max, hashes: [TreeHash](repeating: .empty, count: 63))
        #expect(largest.problem(leaf: .empty, root: .empty) != nil)
    }

    @Test("a ledger gives proofs of what it holds only") func refusals() throws {
        let rows = try StoredRows(20)
        #expect(throws: LedgerError.noSuchEvent(sequence: 20, head: 20)) { try rows.reader.inclusionProof(of: 20) }
        #expect(throws: LedgerError.noSuchEvent(sequence: 7, head: 7)) { try rows.reader.inclusionProof(of: 7, at: 7) }
        #expect(throws: LedgerError.noSuchSize(size: 21, head: 20)) { try rows.reader.inclusionProof(of: 7, at: 21) }
        #expect(throws: LedgerError.noSuchSize(size: 21, head: 20)) {
            try rows.reader.consistencyProof(from: 7, to: 21)
        }
        #expect(throws: LedgerError.noSuchSize(size: 9, head: 7)) { try rows.reader.consistencyProof(from: 9, to: 7) }
        #expect(throws: LedgerError.nothingToProve) { try rows.reader.consistencyProof(from: 0) }
    }
}
