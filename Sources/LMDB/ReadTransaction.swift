internal import CLMDB
internal import Synchronization

/// One unchanging view of an environment; ends with its scope, cannot be copied, kept or awaited across.
@safe
package struct ReadTransaction: ~Copyable, Transaction {
    package let access: TransactionAccess
    private let environment: Environment

    init(_ environment: Environment) throws(LMDBError) {
        environment.enter()
        var begun: OpaquePointer?
        var code = unsafe mdb_txn_begin(environment.handle, nil, UInt32(MDB_RDONLY), &begun)
        if code == MDB_READERS_FULL, environment.forgetDeadReaders() {
            code = unsafe mdb_txn_begin(environment.handle, nil, UInt32(MDB_RDONLY), &begun)
        }
        if code == MDB_MAP_RESIZED {
            code = environment.adoptMap()
            if code == 0 { code = unsafe mdb_txn_begin(environment.handle, nil, UInt32(MDB_RDONLY), &begun) }
        }
        guard code == 0, let handle = unsafe begun else {
            environment.leave()
            throw LMDBError(code: code, path: environment.path, doing: "begin to read")
        }
        var header = unsafe MDB_envinfo()
        unsafe mdb_env_info(environment.handle, &header)
        let count = unsafe (header.me_last_pgno + 1) * environment.pageBytes
        let start = unsafe environment.sizes.withLock { $0.address }.flatMap { unsafe UnsafeRawPointer(bitPattern: $0) }
        unsafe access = TransactionAccess(
            handle: handle,
            path: environment.path,
            mapped: start.map { unsafe UnsafeRawBufferPointer(start: $0, count: count) }
        )
        self.environment = environment
    }

    deinit {
        unsafe mdb_txn_abort(access.handle)
        environment.leave()
    }
}
