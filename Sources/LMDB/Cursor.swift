internal import CLMDB

/// A position in one database; it never outlives the scan that made it.
@safe
struct Cursor: ~Copyable {
    private let handle: OpaquePointer
    private let access: TransactionAccess

    init(_ access: TransactionAccess, _ database: Database) throws(LMDBError) {
        var opened: OpaquePointer?
        let code = unsafe mdb_cursor_open(access.handle, database.handle, &opened)
        guard code == 0, let handle = unsafe opened else { throw LMDBError(code: code, path: access.path) }
        unsafe self.handle = handle
        self.access = access
    }

    deinit {
        unsafe mdb_cursor_close(handle)
    }

    /// Moves and returns what lies there; nil when there is nothing (more).
    @unsafe
    borrowing func move(
        to operation: MDB_cursor_op,
        from start: [UInt8]?
    ) throws(LMDBError) -> (key: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>)? {
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        let code: Int32
        if let start {
            code = unsafe start.withUnsafeBytes { start in
                unsafe key = MDB_val(
                    mv_size: start.count,
                    mv_data: UnsafeMutableRawPointer(mutating: start.baseAddress)
                )
                return unsafe mdb_cursor_get(handle, &key, &value, operation)
            }
        } else {
            code = unsafe mdb_cursor_get(handle, &key, &value, operation)
        }
        if code == MDB_NOTFOUND { return nil }
        guard code == 0 else { throw LMDBError(code: code, path: access.path) }
        return unsafe (try access.checked(key), try access.checked(value))
    }
}
