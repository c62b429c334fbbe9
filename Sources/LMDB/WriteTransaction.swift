internal import CLMDB

/// The one write transaction: all of it is kept by the commit or none of it.
@safe
package struct WriteTransaction: ~Copyable, Transaction {
    package let access: TransactionAccess
    private let environment: Environment
    /// Whether a write was refused because the map is full; the environment then grows it and starts again.
    private(set) var isMapFull = false
    private var isOpen = true

    init(_ environment: Environment) throws(LMDBError) {
        environment.enter()
        var begun: OpaquePointer?
        let code = unsafe mdb_txn_begin(environment.handle, nil, 0, &begun)
        guard code == 0, let handle = unsafe begun else {
            environment.leave()
            throw LMDBError(code: code, path: environment.path, doing: "begin to write")
        }
        unsafe access = TransactionAccess(handle: handle, path: environment.path, mapped: nil)
        self.environment = environment
    }

    deinit {
        if isOpen {
            unsafe mdb_txn_abort(access.handle)
            environment.leave()
        }
    }

    /// Drops everything that was written.
    mutating func abort() {
        guard isOpen else { return }
        isOpen = false
        unsafe mdb_txn_abort(access.handle)
        environment.leave()
    }

    /// Makes everything durable, or nothing.
    mutating func commit() throws(LMDBError) {
        isOpen = false
        let code = unsafe mdb_txn_commit(access.handle)
        environment.leave()
        guard code == 0 else { throw LMDBError(code: code, path: access.path, doing: "commit") }
    }

    /// Stores `value` under `key`, over an earlier one.
    package mutating func put(_ value: Span<UInt8>, at key: Span<UInt8>, in database: Database) throws(LMDBError) {
        try store(value, at: key, in: database, flags: 0)
    }

    /// Stores `value` under a key that sorts after every other one; anything else is refused.
    package mutating func append(_ value: Span<UInt8>, at key: Span<UInt8>, in database: Database) throws(LMDBError) {
        try store(value, at: key, in: database, flags: UInt32(MDB_APPEND))
    }

    /// Appends under a number, as 8 bytes in big-endian order.
    package mutating func append(_ value: Span<UInt8>, number: UInt64, in database: Database) throws(LMDBError) {
        let code = unsafe value.withUnsafeBytes { value in
            var number = number.bigEndian
            return unsafe withUnsafeMutableBytes(of: &number) { number in
                var key = unsafe MDB_val(mv_size: number.count, mv_data: number.baseAddress)
                var data = unsafe MDB_val(
                    mv_size: value.count,
                    mv_data: UnsafeMutableRawPointer(mutating: value.baseAddress)
                )
                return unsafe mdb_put(access.handle, database.handle, &key, &data, UInt32(MDB_APPEND))
            }
        }
        try settle(code)
    }

    /// Removes a key; returns whether it was there.
    @discardableResult
    package mutating func remove(_ key: Span<UInt8>, in database: Database) throws(LMDBError) -> Bool {
        let code = unsafe key.withUnsafeBytes { key in
            var wanted = unsafe MDB_val(mv_size: key.count, mv_data: UnsafeMutableRawPointer(mutating: key.baseAddress))
            return unsafe mdb_del(access.handle, database.handle, &wanted, nil)
        }
        if code == MDB_NOTFOUND { return false }
        try settle(code)
        return true
    }

    /// Empties a database; for views, which can be built again.
    package mutating func removeAll(in database: Database) throws(LMDBError) {
        try settle(unsafe mdb_drop(access.handle, database.handle, 0))
    }

    private mutating func store(
        _ value: Span<UInt8>,
        at key: Span<UInt8>,
        in database: Database,
        flags: UInt32
    ) throws(LMDBError) {
        let code = unsafe key.withUnsafeBytes { key in
            unsafe value.withUnsafeBytes { value in
                var key = unsafe MDB_val(
                    mv_size: key.count,
                    mv_data: UnsafeMutableRawPointer(mutating: key.baseAddress)
                )
                var data = unsafe MDB_val(
                    mv_size: value.count,
                    mv_data: UnsafeMutableRawPointer(mutating: value.baseAddress)
                )
                return unsafe mdb_put(access.handle, database.handle, &key, &data, flags)
            }
        }
        try settle(code)
    }

    private mutating func settle(_ code: Int32) throws(LMDBError) {
        guard code != 0 else { return }
        if code == MDB_MAP_FULL { isMapFull = true }
        throw LMDBError(code: code, path: access.path, doing: "write")
    }
}
