internal import LMDB

extension LedgerReader {
    /// Lends the events from `start` on, in order, up to `limit` of them or to the head; false from `body` stops.
    ///
    /// Long scans renew their view now and then, so they may see events that are appended meanwhile, up to the head
    /// at the time of the call. Returns the next sequence number after the last event that was lent.
    @discardableResult
    package func scan<E: LedgerFailure>(
        from start: UInt64 = 0,
        limit: UInt64 = .max,
        _ body: (borrowing StoredEvent) throws(E) -> Bool
    ) throws(E) -> UInt64 {
        let head: LedgerHead
        do throws(LedgerError) { head = try self.head() } catch { throw E(ledger: error) }
        guard start < head.size else { return start }
        let end = start + min(limit, head.size - start)
        var memory = EnvelopeMemory()
        return try stored(from: start, to: end) { (bytes, sequence) throws(E) in
            try lend(bytes, expected: sequence, &memory, body)
        }
    }

    /// Lends the stored bytes of `start ..< end` with their places; a gap is damage.
    func stored<E: LedgerFailure>(
        from start: UInt64,
        to end: UInt64,
        _ body: (Span<UInt8>, UInt64) throws(E) -> Bool
    ) throws(E) -> UInt64 {
        var next = start
        var goesOn = true
        while next < end, goesOn {
            let stop = min(end, next + UInt64(LedgerLayout.eventsPerRead))
            let before = next
            _ = try environment.read { (transaction) throws(E) in
                try transaction.scan(events, from: LedgerLayout.bytes(of: next), limit: Int(stop - next)) {
                    (key, value) throws(E) in
                    let found = LedgerLayout.number(key)
                    guard key.count == 8, found == next else {
                        throw E(ledger: .damaged(path: path, firstBad: next, problem: .eventOutOfOrder(found: found)))
                    }
                    goesOn = try body(value, next)
                    next += 1
                    return goesOn
                }
            }
            guard next > before else {
                throw E(ledger: .damaged(path: path, firstBad: next, problem: .eventMissing))
            }
        }
        return next
    }
}
