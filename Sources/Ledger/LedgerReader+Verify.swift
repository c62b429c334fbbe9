internal import Dispatch
internal import Glibc
internal import LMDB
internal import Synchronization

extension LedgerReader {
    /// Events checked as one piece; a multiple of 256, so that pieces end where tiles end.
    private static let eventsPerPiece: UInt64 = 4_096

    /// Recomputes everything from the stored bytes, on all cores: frames, canonical form, order, leaves, tiles, root.
    ///
    /// `progress` gets how many events are done and how many there are, in rising order.
    package func verify(
        progress: (@Sendable (_ done: UInt64, _ total: UInt64) -> Void)? = nil
    ) throws(LedgerError) -> LedgerVerification {
        let head = try head()
        let pieces = Int((head.size + Self.eventsPerPiece - 1) / Self.eventsPerPiece)
        let results = Mutex<[Int: Result<[TreeHash], PieceFault>]>([:])
        let firstBadPiece = Mutex(pieces)
        let done = Mutex<UInt64>(0)
        DispatchQueue.concurrentPerform(iterations: pieces) { piece in
            guard piece < firstBadPiece.withLock({ $0 }) else { return }
            let start = UInt64(piece) * Self.eventsPerPiece
            let end = min(start + Self.eventsPerPiece, head.size)
            let result = checkPiece(from: start, to: end)
            if case .failure = result { firstBadPiece.withLock { $0 = min($0, piece) } }
            results.withLock { $0[piece] = result }
            done.withLock { done in
                done += end - start
                progress?(done, head.size)
            }
        }
        var nodes: [TreeHash] = []
        let found = results.withLock { $0 }
        for piece in 0..<pieces {
            switch found[piece] {
            case .success(let more): nodes += more
            case .failure(let wrong): return LedgerVerification(size: head.size, root: head.root, fault: wrong.fault)
            case nil: break
            }
        }
        return LedgerVerification(size: head.size, root: head.root, fault: try checkUpper(nodes, head))
    }

    /// The same as an error, for whoever goes on only with a sound ledger.
    package func requireSound() throws(LedgerError) {
        guard let fault = try verify().fault else { return }
        throw .damaged(path: path, firstBad: fault.firstBad, problem: fault.problem)
    }

    /// A fault carried out of a piece.
    struct PieceFault: LedgerFailure {
        let fault: LedgerVerification.Fault

        init(_ firstBad: UInt64, _ problem: LedgerProblem) {
            fault = LedgerVerification.Fault(firstBad: firstBad, problem: problem)
        }

        init(ledger: LedgerError) {
            guard case .damaged(_, let firstBad?, let problem) = ledger else {
                self.init(.max, .unreadable(ledger.description))
                return
            }
            self.init(firstBad, problem)
        }

        /// A failure of the store names no event; the place where the piece stood is the first bad one.
        func at(_ sequence: UInt64) -> PieceFault {
            fault.firstBad == .max ? PieceFault(sequence, fault.problem) : self
        }
    }

    /// Checks one piece; returns the roots of its full tiles, then the leaves that fill no tile.
    private func checkPiece(from start: UInt64, to end: UInt64) -> Result<[TreeHash], PieceFault> {
        var next = start
        var nodes: [TreeHash] = []
        var leaves: [UInt8] = []
        leaves.reserveCapacity(TileTree.hashesPerTile * TileTree.hashBytes)
        var check = EventCheck()
        do throws(PieceFault) {
            next = try stored(from: start, to: end) { (bytes, sequence) throws(PieceFault) in
                next = sequence
                let leaf = unsafe bytes.withUnsafeBytes { unsafe TreeHash.leaf(stored: $0) }
                if let problem = unsafe bytes.withUnsafeBufferPointer({
                    unsafe check.problem(in: $0, at: sequence)
                }) {
                    throw PieceFault(sequence, .envelope(problem))
                }
                leaf.append(to: &leaves)
                if sequence & 255 == 255 {
                    nodes += try checkedTile(of: leaves, endingAt: sequence)
                    leaves.removeAll(keepingCapacity: true)
                }
                return true
            }
            if !leaves.isEmpty { nodes += try checkedTile(of: leaves, endingAt: end - 1) }
            return .success(nodes)
        } catch {
            return .failure(error.at(next))
        }
    }

    /// Compares leaves with their stored tile; returns its root when it is full, else the leaves.
    private func checkedTile(of leaves: [UInt8], endingAt last: UInt64) throws(PieceFault) -> [TreeHash] {
        let index = last >> 8
        let stored = try environment.read { (transaction) throws(PieceFault) in
            do throws(LedgerError) {
                return try tile(level: 0, index: index, hashes: leaves.count / 32, in: transaction)
            } catch {
                throw PieceFault(ledger: error).at(index << 8)
            }
        }
        if unsafe memcmp(leaves, stored, leaves.count) != 0 {
            let position = leaves.indices.first { leaves[$0] != stored[$0] } ?? 0
            throw PieceFault(index << 8 + UInt64(position / TileTree.hashBytes), .leafDiffers)
        }
        if leaves.count == 256 * 32 { return [TileTree.root(ofFull: leaves)] }
        return stride(from: 0, to: leaves.count, by: 32).compactMap { TreeHash(leaves[$0..<($0 + 32)]) }
    }

    /// Checks everything above the leaves against the roots of the full tiles and the leaves behind them.
    private func checkUpper(
        _ nodes: [TreeHash],
        _ head: LedgerHead
    ) throws(LedgerError) -> LedgerVerification.Fault? {
        var upper = TileTree()
        var lower = TileTree()
        for node in nodes.prefix(Int(head.size >> 8)) { upper.append(node) }
        for leaf in nodes.dropFirst(Int(head.size >> 8)) { lower.append(leaf) }
        for expected in upper.completed + upper.partial {
            let level = expected.level + 1
            let first = expected.index << (8 * UInt64(level + 1))
            let stored: [UInt8]
            do throws(LedgerError) {
                stored = try environment.read { (transaction) throws(LedgerError) in
                    try tile(level: level, index: expected.index, hashes: expected.bytes.count / 32, in: transaction)
                }
            } catch {
                return PieceFault(ledger: error).at(first).fault
            }
            guard stored.starts(with: expected.bytes) else {
                return .init(firstBad: first, problem: .tileDiffers(level: level, index: expected.index))
            }
        }
        let root = TileTree.root(over: upper.peaks + lower.peaks)
        return root == head.root ? nil : .init(firstBad: 0, problem: .rootDiffers)
    }
}
