internal import Synchronization

/// The environments that this process has open: a second open of one would drop the first one's locks.
enum OpenEnvironments {
    /// What makes two paths the same folder, whatever links lead there.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64
    }

    private static let open = Mutex<Set<Identity>>([])

    static func claim(_ identity: Identity, path: String) throws(LMDBError) {
        let isNew = open.withLock { $0.insert(identity).inserted }
        guard isNew else { throw .alreadyOpen(path: path) }
    }

    static func release(_ identity: Identity) {
        open.withLock { _ = $0.remove(identity) }
    }
}
