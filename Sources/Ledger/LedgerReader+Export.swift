internal import LMDB

extension LedgerReader {
    /// Writes the first `size` events, one a line and byte for byte, and beside them what they are checked with.
    ///
    /// `path.checkpoint` is the signed checkpoint over exactly these events. `path.leaves` holds the leaf hash of each
    /// event, one a line: proved by the same root, it lets an auditor name the event that was changed. Each file
    /// appears whole under its name or not at all; a damaged ledger is not exported.
    @discardableResult
    package func export(to path: String, size: UInt64? = nil, key: SigningKey) throws(LedgerError) -> Checkpoint {
        let checkpoint = try checkpoint(at: size)
        let note = try checkpoint.signed(by: key)
        var lines = try DurableFile.create(path)
        var leaves = try DurableFile.create(path + ".leaves")
        var signed = try DurableFile.create(path + ".checkpoint")
        var tree = TileTree()
        var leafLine: [UInt8] = []
        var check = EventCheck()
        let end = try stored(from: 0, to: checkpoint.size) { (bytes, sequence) throws(LedgerError) in
            let problem = unsafe bytes.withUnsafeBufferPointer { unsafe check.problem(in: $0, at: sequence) }
            if let problem {
                throw .damaged(path: self.path, firstBad: sequence, problem: .envelope(problem))
            }
            let leaf = unsafe bytes.withUnsafeBytes { unsafe TreeHash.leaf(stored: $0) }
            tree.append(leaf)
            tree.dropCompleted()
            try lines.write(bytes)
            try lines.write([0x0A].span)
            leafLine.removeAll(keepingCapacity: true)
            leaf.appendHexLine(to: &leafLine)
            try leaves.write(leafLine.span)
            return true
        }
        guard end == checkpoint.size, tree.root == checkpoint.root else {
            try requireSound()
            throw .damaged(path: self.path, firstBad: nil, problem: .rootDiffers)
        }
        try signed.write(Array(note.utf8).span)
        try lines.finish()
        try leaves.finish()
        try signed.finish()
        return checkpoint
    }
}
