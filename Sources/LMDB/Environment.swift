internal import CLMDB
internal import Glibc
internal import Synchronization

/// One open LMDB environment: durable commits, one writer over all processes, readers that never wait.
///
/// Every commit is synced to disk before `write` returns. A folder is open at most once in a process.
@safe
package final class Environment: Sendable {
    /// The folder, with every link resolved.
    package let path: String
    package let mode: EnvironmentOptions.Mode
    let largestMapBytes: Int
    let pageBytes: Int
    let sizes = Mutex(MapState())
    private let identity: OpenEnvironments.Identity
    private let lock: WriterLock?
    /// The library's handle: it may be shared by threads, and nothing but `deinit` ever closes it.
    nonisolated(unsafe) let handle: OpaquePointer
    private let databases: [String: Database]

    /// What growing the map must know: it may only move while no transaction of this process is open.
    struct MapState {
        var openTransactions = 0
        var mapBytes = 0
        /// Where the file is mapped, as far as the system tells.
        var address: UInt?
    }

    package static func open(_ path: String, _ options: EnvironmentOptions) throws(LMDBError) -> Environment {
        if options.mode == .create { try makeFolder(path) }
        let (folder, identity) = try identify(path)
        if options.mode != .create { try requireFile(in: folder) }
        try OpenEnvironments.claim(identity, path: folder)
        do throws(LMDBError) {
            let lock = options.mode == .read ? nil : try WriterLock(folder: folder)
            return try Environment(folder: folder, identity: identity, lock: lock, options: options)
        } catch {
            OpenEnvironments.release(identity)
            throw error
        }
    }

    private init(
        folder: String,
        identity: OpenEnvironments.Identity,
        lock: consuming WriterLock?,
        options: EnvironmentOptions
    ) throws(LMDBError) {
        let handle = unsafe try Environment.openHandle(folder: folder, options: options)
        do throws(LMDBError) {
            pageBytes = unsafe try Environment.checkPages(handle, folder: folder)
            databases = unsafe try Environment.openDatabases(handle, folder: folder, options: options)
        } catch {
            unsafe mdb_env_close(handle)
            throw error
        }
        unsafe self.handle = handle
        path = folder
        mode = options.mode
        largestMapBytes = options.largestMapBytes
        self.identity = identity
        self.lock = lock
        sizes.withLock {
            $0.mapBytes = options.mapBytes
            $0.address = unsafe Environment.mapAddress(handle)
        }
        if options.mode == .create { Environment.syncFolder(folder) }
    }

    deinit {
        unsafe mdb_env_close(handle)
        OpenEnvironments.release(identity)
    }

    /// A database that was named when the environment was opened.
    package func database(_ name: String) throws(LMDBError) -> Database {
        guard let database = databases[name] else { throw .databaseMissing(path: path, name: name) }
        return database
    }
}
