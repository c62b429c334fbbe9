internal import Dispatch
internal import Synchronization

/// The events of one append, encoded and hashed on all cores before the transaction begins.
///
/// What is left for the transaction is storing bytes; the checks and hashes would take more time than that.
enum EncodedBatch {
    static func pieces(
        of drafts: [DraftEvent],
        from sequence: UInt64,
        atMilliseconds: Int64
    ) throws(LedgerError) -> [EncodedPiece] {
        let ranges = ranges(of: drafts.count, from: sequence)
        let results = Mutex<[Int: Result<EncodedPiece, LedgerError>]>([:])
        DispatchQueue.concurrentPerform(iterations: ranges.count) { number in
            let range = ranges[number]
            let result: Result<EncodedPiece, LedgerError>
            do throws(LedgerError) {
                result = .success(
                    try EncodedPiece(
                        drafts[range],
                        from: sequence + UInt64(range.lowerBound),
                        atMilliseconds: atMilliseconds
                    )
                )
            } catch {
                result = .failure(error)
            }
            results.withLock { $0[number] = result }
        }
        // The first wrong draft of the batch is the one that is named, whichever core met its own first.
        let found = results.withLock { $0 }
        var pieces: [EncodedPiece] = []
        for number in ranges.indices { if let result = found[number] { pieces.append(try result.get()) } }
        return pieces
    }

    /// Splits a batch where tiles end.
    private static func ranges(of count: Int, from sequence: UInt64) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < count {
            let room = TileTree.hashesPerTile - Int((sequence + UInt64(start)) % UInt64(TileTree.hashesPerTile))
            let end = min(count, start + room)
            ranges.append(start..<end)
            start = end
        }
        return ranges
    }
}
