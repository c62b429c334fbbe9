internal import CLMDB
internal import Glibc

extension LMDBError {
    /// Translates a return code of the library or an `errno` into the case that carries its remedy.
    init(code: Int32, path: String, doing: String = "use the store") {
        switch code {
        case MDB_KEYEXIST: self = .keyExists(path: path)
        case MDB_PAGE_NOTFOUND: self = .pageNotFound(path: path)
        case MDB_CORRUPTED: self = .corrupted(path: path, reason: "a page holds what its place in the tree forbids")
        case MDB_CURSOR_FULL: self = .corrupted(path: path, reason: "the page tree is deeper than it can be")
        case MDB_PAGE_FULL: self = .corrupted(path: path, reason: "a page claims more room than it has")
        case MDB_INCOMPATIBLE: self = .corrupted(path: path, reason: "a database has flags that it was not made with")
        case MDB_PANIC: self = .panic(path: path)
        case MDB_VERSION_MISMATCH: self = .versionMismatch(path: path)
        case MDB_INVALID: self = .invalid(path: path)
        case MDB_MAP_FULL: self = .mapFull(path: path, limitBytes: 0)
        case MDB_READERS_FULL: self = .readersFull(path: path)
        case MDB_BAD_VALSIZE: self = .badSize(path: path)
        case ENOSPC, EDQUOT, EFBIG: self = .diskFull(path: path)
        case EIO: self = .writeCutShort(path: path)
        case EACCES, EPERM, EROFS: self = .accessDenied(path: path)
        case ENOENT: self = .notFound(path: path)
        default:
            if code > 0 {
                self = .system(code: code, doing: doing, path: path)
            } else {
                self = .other(code: code, text: LMDBError.text(of: code), path: path)
            }
        }
    }

    static func text(of code: Int32) -> String {
        guard let text = unsafe mdb_strerror(code) else { return "code \(code)" }
        return unsafe String(cString: text)
    }
}
