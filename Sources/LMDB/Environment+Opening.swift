internal import CLMDB
internal import Glibc

extension Environment {
    static func makeFolder(_ path: String) throws(LMDBError) {
        guard unsafe mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        throw LMDBError(code: errno, path: path, doing: "make the folder")
    }

    static func identify(_ path: String) throws(LMDBError) -> (folder: String, identity: OpenEnvironments.Identity) {
        guard let resolved = unsafe realpath(path, nil) else {
            throw LMDBError(code: errno, path: path, doing: "find the folder")
        }
        defer { unsafe free(resolved) }
        let folder = unsafe String(cString: resolved)
        var status = stat()
        guard unsafe stat(folder, &status) == 0 else {
            throw LMDBError(code: errno, path: path, doing: "look at the folder")
        }
        return (folder, OpenEnvironments.Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)))
    }

    /// An open that may not create must not let the library make an empty environment either.
    static func requireFile(in folder: String) throws(LMDBError) {
        let file = folder + "/data.mdb"
        var status = stat()
        guard unsafe stat(file, &status) == 0 else {
            throw LMDBError(code: errno, path: file, doing: "look at the file")
        }
        guard status.st_size > 0 else { throw .invalid(path: file) }
    }

    static func openHandle(folder: String, options: EnvironmentOptions) throws(LMDBError) -> OpaquePointer {
        try StoreHeader.check(folder)
        var made: OpaquePointer?
        var code = unsafe mdb_env_create(&made)
        guard code == 0, let handle = unsafe made else { throw LMDBError(code: code, path: folder) }
        unsafe mdb_env_set_maxdbs(handle, UInt32(options.databases.count))
        unsafe mdb_env_set_maxreaders(handle, options.readerSlots)
        code = unsafe mdb_env_set_mapsize(handle, options.mapBytes)
        // Default sync: neither NOSYNC, NOMETASYNC nor WRITEMAP is ever set.
        let flags = UInt32(MDB_NOTLS) | (options.mode == .read ? UInt32(MDB_RDONLY) : 0)
        if code == 0 { code = unsafe mdb_env_open(handle, folder, flags, 0o600) }
        var deadReaders: Int32 = 0
        if code == 0 { code = unsafe mdb_reader_check(handle, &deadReaders) }
        // A commit that was reported as failed may lie on the disk while memory holds the state before it: what is read
        // now must be on the disk before the pages of that commit are written over.
        if code == 0, options.mode != .read { code = unsafe mdb_env_sync(handle, 1) }
        guard code == 0 else {
            unsafe mdb_env_close(handle)
            throw LMDBError(code: code, path: folder, doing: "open the store")
        }
        return unsafe handle
    }

    /// The size of a page, and of all pages that the newest header counts.
    static func sizes(_ handle: OpaquePointer, folder: String) throws(LMDBError) -> (page: Int, counted: Int) {
        var status = MDB_stat()
        var header = unsafe MDB_envinfo()
        guard unsafe mdb_env_stat(handle, &status) == 0, unsafe mdb_env_info(handle, &header) == 0 else {
            throw .corrupted(path: folder, reason: "its header cannot be read")
        }
        let page = Int(status.ms_psize)
        return unsafe (page, (header.me_last_pgno + 1) * page)
    }

    /// Walks the pages of the newest snapshot; a writer that commits twice meanwhile makes it look once more.
    ///
    /// A file that was cut is refused here: reading past its end through the map would end the process.
    static func checkPages(_ handle: OpaquePointer, folder: String) throws(LMDBError) -> Int {
        let (pageBytes, countedBytes) = unsafe try sizes(handle, folder: folder)
        var problem: String?
        var fileBytes = 0
        for _ in 0..<5 {
            var begun: OpaquePointer?
            let code = unsafe mdb_txn_begin(handle, nil, UInt32(MDB_RDONLY), &begun)
            guard code == 0, let transaction = unsafe begun else { throw LMDBError(code: code, path: folder) }
            defer { unsafe mdb_txn_abort(transaction) }
            var descriptor: Int32 = -1
            unsafe mdb_env_get_fd(handle, &descriptor)
            let file = try PageFile(descriptor: descriptor, pageBytes: pageBytes, path: folder)
            fileBytes = file.byteCount
            problem = unsafe PageAudit.problem(
                in: file,
                transaction: UInt64(bitPattern: Int64(mdb_txn_id(transaction)))
            )
            if problem == nil { return pageBytes }
        }
        guard fileBytes >= countedBytes else {
            throw .truncated(path: folder, expectedBytes: countedBytes, foundBytes: fileBytes)
        }
        throw .corrupted(path: folder, reason: problem ?? "its pages cannot be read")
    }

    static func mapAddress(_ handle: OpaquePointer) -> UInt? {
        var descriptor: Int32 = -1
        var file = stat()
        guard unsafe mdb_env_get_fd(handle, &descriptor) == 0, unsafe fstat(descriptor, &file) == 0 else { return nil }
        return MapBounds.address(inode: UInt64(file.st_ino), device: UInt64(file.st_dev))
    }

    static func openDatabases(
        _ handle: OpaquePointer,
        folder: String,
        options: EnvironmentOptions
    ) throws(LMDBError) -> [String: Database] {
        var begun: OpaquePointer?
        let creates = options.mode == .create
        var code = unsafe mdb_txn_begin(handle, nil, creates ? 0 : UInt32(MDB_RDONLY), &begun)
        guard code == 0, let transaction = unsafe begun else { throw LMDBError(code: code, path: folder) }
        var databases: [String: Database] = [:]
        for name in options.databases {
            var database: MDB_dbi = 0
            code = unsafe mdb_dbi_open(transaction, name, creates ? UInt32(MDB_CREATE) : 0, &database)
            if code == MDB_NOTFOUND { continue }
            guard code == 0 else {
                unsafe mdb_txn_abort(transaction)
                throw LMDBError(code: code, path: folder, doing: "open a database")
            }
            databases[name] = Database(handle: database)
        }
        code = unsafe mdb_txn_commit(transaction)
        guard code == 0 else { throw LMDBError(code: code, path: folder, doing: "make the databases") }
        return databases
    }

    /// Makes the new files' names durable too; a file system that cannot is left as it is.
    static func syncFolder(_ folder: String) {
        for name in [folder, folder + "/.."] {
            let descriptor = unsafe Glibc.open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            fsync(descriptor)
            close(descriptor)
        }
    }
}
