internal import LMDB

/// The one writer of a ledger: it cannot be copied, and the lock of its process ends with it.
///
/// Store it in an actor or pass it along; `reader` may be shared freely meanwhile.
package struct LedgerWriter: ~Copyable, Sendable {
    /// Reads the same ledger; it stays valid when the writer ends.
    package let reader: LedgerReader
    private var tree: TileTree
    /// Told about each step of an append, so that tests can end the process there.
    var onStep: (@Sendable (AppendStep) -> Void)?

    /// Makes an empty ledger; `origin` becomes the first line of its checkpoints.
    package static func create(
        _ path: String,
        origin: String,
        options: LedgerOptions = LedgerOptions()
    ) throws(LedgerError) -> LedgerWriter {
        guard SigningKey.isName(origin) else { throw .invalidOrigin }
        try refuseLedger(at: path)
        let environment = try LedgerReader.environment(path, mode: .create, options)
        let meta: Database
        do throws(LMDBError) { meta = try environment.database(LedgerLayout.meta) } catch { throw .storage(error) }
        try environment.write { (transaction) throws(LedgerError) in
            guard try transaction.copy(LedgerLayout.formatKey, in: meta) == nil else {
                throw .alreadyALedger(path: environment.path)
            }
            let entries = [
                (LedgerLayout.formatKey, Array(String(LedgerLayout.format).utf8)),
                (LedgerLayout.originKey, Array(origin.utf8)),
                (LedgerLayout.headKey, LedgerHead(size: 0, root: .empty).record),
            ]
            for (key, value) in entries {
                do throws(LMDBError) {
                    try transaction.put(value.span, at: key.span, in: meta)
                } catch {
                    throw .storage(error)
                }
            }
        }
        return try LedgerWriter(environment)
    }

    /// A damaged ledger is no place for a new one either, and making databases would write to it.
    private static func refuseLedger(at path: String) throws(LedgerError) {
        do throws(LedgerError) {
            throw .alreadyALedger(path: try LedgerReader.open(path).path)
        } catch .notALedger, .storage(.invalid) {
            // Nothing is there, or an empty file of a creation that was cut short; the library knows foreign ones.
        }
    }

    /// Opens a ledger that exists, after the same checks as reading it; a damaged one is refused and left alone.
    package static func open(
        _ path: String,
        options: LedgerOptions = LedgerOptions()
    ) throws(LedgerError) -> LedgerWriter {
        try LedgerWriter(LedgerReader.environment(path, mode: .write, options))
    }

    private init(_ environment: Environment) throws(LedgerError) {
        let reader = try LedgerReader(environment: environment)
        let tree = try reader.checkedTree()
        self.reader = reader
        self.tree = tree
    }

    /// The next sequence number.
    package var head: LedgerHead { LedgerHead(size: tree.size, root: tree.root) }

    /// Appends a batch durably: all of it, with the tree, or nothing; returns the sequence numbers it got.
    ///
    /// Refused unless the ledger holds exactly `expectedHead` events. All events of the batch carry one time.
    @discardableResult
    package mutating func append(
        _ drafts: [DraftEvent],
        expectedHead: UInt64,
        atMilliseconds: Int64
    ) throws(LedgerError) -> Range<UInt64> {
        guard drafts.count <= LedgerLayout.largestBatch else { throw .batchTooLarge(events: drafts.count) }
        guard expectedHead == tree.size else { throw .headMoved(expected: expectedHead, actual: tree.size) }
        guard !drafts.isEmpty else { return expectedHead..<expectedHead }
        let pieces = try EncodedBatch.pieces(of: drafts, from: expectedHead, atMilliseconds: atMilliseconds)
        let before = tree
        let reader = reader
        let onStep = onStep
        let grown = try reader.environment.write { (transaction) throws(LedgerError) in
            let stored = try reader.head(in: transaction)
            guard stored.size == before.size, stored.root == before.root else {
                throw .headMoved(expected: expectedHead, actual: stored.size)
            }
            onStep?(.begun)
            var tree = before
            for piece in pieces {
                try LedgerWriter.store(piece, in: &transaction, from: tree.size, of: reader)
                tree.append(piece)
            }
            onStep?(.eventsWritten)
            try LedgerWriter.storeTree(&tree, in: &transaction, of: reader)
            onStep?(.treeWritten)
            return tree
        }
        onStep?(.committed)
        tree = grown
        return expectedHead..<grown.size
    }

    private static func store(
        _ piece: EncodedPiece,
        in transaction: inout WriteTransaction,
        from sequence: UInt64,
        of reader: LedgerReader
    ) throws(LedgerError) {
        do throws(LMDBError) {
            let bytes = piece.bytes.span
            var start = 0
            for (index, end) in piece.ends.enumerated() {
                let number = sequence + UInt64(index)
                try transaction.append(bytes.extracting(start..<end), number: number, in: reader.events)
                start = end
            }
        } catch {
            throw .storage(error)
        }
    }

    private static func storeTree(
        _ tree: inout TileTree,
        in transaction: inout WriteTransaction,
        of reader: LedgerReader
    ) throws(LedgerError) {
        do throws(LMDBError) {
            for tile in tree.takeChanged() {
                let key = LedgerLayout.tileKey(level: tile.level, index: tile.index)
                try transaction.put(tile.bytes.span, at: key.span, in: reader.tiles)
            }
            let record = LedgerHead(size: tree.size, root: tree.root).record
            let key = LedgerLayout.headKey
            try transaction.put(record.span, at: key.span, in: reader.meta)
        } catch {
            throw .storage(error)
        }
    }
}
