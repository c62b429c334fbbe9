internal import CLMDB

/// What every transaction can do: look at values without copying them, in key order.
package protocol Transaction: ~Copyable {
    /// The library's side of this transaction.
    var access: TransactionAccess { get }
}

extension Transaction where Self: ~Copyable {
    /// Hands the value of `key` to `body` in place; nil when there is none.
    package func value<R, E: LMDBFailure>(
        of key: Span<UInt8>,
        in database: Database,
        _ body: (Span<UInt8>) throws(E) -> R
    ) throws(E) -> R? {
        var found = unsafe MDB_val()
        let code = unsafe key.withUnsafeBytes { key in
            var wanted = unsafe MDB_val(mv_size: key.count, mv_data: UnsafeMutableRawPointer(mutating: key.baseAddress))
            return unsafe mdb_get(access.handle, database.handle, &wanted, &found)
        }
        if code == MDB_NOTFOUND { return nil }
        guard code == 0 else { throw E(lmdb: LMDBError(code: code, path: access.path)) }
        let bytes: UnsafeBufferPointer<UInt8>
        do throws(LMDBError) { unsafe bytes = try access.checked(found) } catch { throw E(lmdb: error) }
        return try body(unsafe bytes.span)
    }

    /// A copy of the value of `key`; nil when there is none.
    package func bytes(of key: Span<UInt8>, in database: Database) throws(LMDBError) -> [UInt8]? {
        try value(of: key, in: database) { (bytes) throws(LMDBError) in
            unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
        }
    }

    /// The number of keys.
    package func count(in database: Database) throws(LMDBError) -> Int {
        var status = MDB_stat()
        let code = unsafe mdb_stat(access.handle, database.handle, &status)
        guard code == 0 else { throw LMDBError(code: code, path: access.path) }
        return status.ms_entries
    }

    /// The last key in order; nil in an empty database.
    package func lastKey(in database: Database) throws(LMDBError) -> [UInt8]? {
        let cursor = try Cursor(access, database)
        guard let (key, _) = unsafe try cursor.move(to: MDB_LAST, from: nil) else { return nil }
        return unsafe Array(key)
    }

    /// Asks for the memory one page behind an entry, so that it is there when the scan comes to it.
    ///
    /// Entries that were written one after another mostly lie in pages that follow each other, each page filled alike:
    /// waiting for memory at every entry would take a third of the time of a scan that hashes what it finds.
    private func prefetchNextPage(behind key: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        // LMDB's pages are the system's, nearly everywhere of this size; longer values have pages of their own.
        let pageBytes = 4_096
        guard let first = key.baseAddress, value.count < pageBytes / 2 else { return }
        let start = UInt(bitPattern: first) + UInt(pageBytes)
        for address in stride(from: start, to: start + UInt(key.count + value.count), by: 64) {
            unsafe clmdb_prefetch(UnsafeRawPointer(bitPattern: address))
        }
    }

    /// Hands at most `limit` keys and values in order to `body`, from `start` on; `body` returns false to stop.
    ///
    /// Returns how many were handed over.
    @discardableResult
    package func scan<E: LMDBFailure>(
        _ database: Database,
        from start: [UInt8]? = nil,
        limit: Int,
        _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws(E) -> Bool
    ) throws(E) -> Int {
        var handed = 0
        let cursor: Cursor
        do throws(LMDBError) { cursor = try Cursor(access, database) } catch { throw E(lmdb: error) }
        while handed < limit {
            let entry: (key: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>)?
            do throws(LMDBError) {
                let first = start == nil ? MDB_FIRST : MDB_SET_RANGE
                unsafe entry = try cursor.move(to: handed == 0 ? first : MDB_NEXT, from: handed == 0 ? start : nil)
            } catch {
                throw E(lmdb: error)
            }
            guard let (key, value) = unsafe entry else { break }
            handed += 1
            unsafe prefetchNextPage(behind: key, value)
            guard try body(unsafe key.span, unsafe value.span) else { break }
        }
        return handed
    }
}
