extension LMDBError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .system(let code, let doing, let path):
            "cannot \(doing) at \(path): \(LMDBError.text(of: code)). "
                + "Check the folder, its owner and its file system, then try again."
        case .diskFull(let path):
            "no room left to write \(path); nothing of the last batch was written. "
                + "Free space on that disk (or raise the quota or file-size limit), then run the command again."
        case .writeCutShort(let path):
            "the disk took only a part of a write to \(path); nothing of the last batch was kept. "
                + "Free space on that disk; where there is plenty, check the disk. Then run the command again."
        case .accessDenied(let path):
            "no permission for \(path). Run as its owner, or give this account the right to read and write the folder."
        case .notFound(let path): "\(path) does not exist. Check the path of the migration folder."
        case .writerActive(let path, let holder):
            "\(holder) is writing to \(path). Wait until it is done or stop it; commands that only read can run now."
        case .alreadyOpen(let path):
            "\(path) is open in this process already. Use the open one; a second open would release its locks."
        case .mapFull(let path, let limitBytes):
            "\(path) has reached its largest size of \(limitBytes) bytes; nothing of the last batch was written. "
                + "Allow more address space (ulimit -v) or open it with a larger limit."
        case .readersFull(let path):
            "too many readers have \(path) open. Close consoles and commands that only read, then try again."
        case .keyExists(let path): "a key in \(path) exists already or is out of order; nothing was written."
        case .badSize(let path): "a key for \(path) is empty or longer than 511 bytes; nothing was written."
        case .databaseMissing(let path, let name):
            "\(path) has no database '\(name)'. It was made by something else, or its creation was cut short."
        case .readOnly(let path): "\(path) was opened for reading only. Open it for writing first."
        case .other(_, let text, let path):
            "the store at \(path) answered: \(text). Try again; if it persists, verify it."
        case .invalid, .versionMismatch, .corrupted, .pageNotFound, .truncated, .panic: damageDescription
        }
    }

    private var damageDescription: String {
        let restore = "Do not write to it. Keep a copy, and restore the folder from a backup."
        return switch self {
        case .invalid(let path): "\(path) is no LMDB environment, or its header is damaged. \(restore)"
        case .versionMismatch(let path):
            "\(path) was written by another generation of LMDB, or its header is damaged. \(restore)"
        case .corrupted(let path, let reason): "\(path) is damaged: \(reason). \(restore)"
        case .pageNotFound(let path): "\(path) is damaged: a page that it refers to is not there. \(restore)"
        case .truncated(let path, let expectedBytes, let foundBytes):
            "\(path) is damaged: it holds \(foundBytes) bytes where \(expectedBytes) belong, so it was cut. \(restore)"
        case .panic(let path):
            "an earlier write to \(path) failed while its header was written. Close the program and open it again."
        default: "the store is damaged. \(restore)"
        }
    }
}
