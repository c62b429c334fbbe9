/// Why the store under a ledger or a view refused; each case says what a person can do about it.
package enum LMDBError: Error, Equatable, Sendable {
    /// A file or folder cannot be opened, made or written; `code` is the system's `errno`.
    case system(code: Int32, doing: String, path: String)
    /// The disk, a quota or a file-size limit has no room left; the transaction was dropped whole.
    case diskFull(path: String)
    /// The disk took a part of a write only: a disk that is just getting full does that, and so does a failing one.
    case writeCutShort(path: String)
    case accessDenied(path: String)
    case notFound(path: String)
    /// Another process holds the writer's lock; the text names its process where it is known.
    case writerActive(path: String, holder: String)
    /// This process has the same environment open already; a second open would drop the first one's locks.
    case alreadyOpen(path: String)
    /// The address space reserved for the environment is used up and may not grow further.
    case mapFull(path: String, limitBytes: Int)
    /// The file is no LMDB environment.
    case invalid(path: String)
    case versionMismatch(path: String)
    /// A page or a value does not hold what the store's own tree says.
    case corrupted(path: String, reason: String)
    case pageNotFound(path: String)
    /// The file is shorter than the pages that it accounts for.
    case truncated(path: String, expectedBytes: Int, foundBytes: Int)
    /// An earlier write of this process failed half-way in the header; reopening picks the last good header.
    case panic(path: String)
    case readersFull(path: String)
    /// A key exists already, or does not sort after the last key where an append needs it to.
    case keyExists(path: String)
    case badSize(path: String)
    case databaseMissing(path: String, name: String)
    case readOnly(path: String)
    /// Any other code of the library, with its own text.
    case other(code: Int32, text: String, path: String)
}

extension LMDBError {
    /// Whether the bytes on disk are damaged, as opposed to a refusal that leaves them sound.
    package var isDamage: Bool {
        switch self {
        case .invalid, .versionMismatch, .corrupted, .pageNotFound, .truncated: true
        default: false
        }
    }
}
