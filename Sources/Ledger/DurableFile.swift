internal import Glibc

/// A file that appears whole and durable under its name, or not at all.
///
/// It is written beside its place, synced and renamed; whatever goes wrong before removes it.
package struct DurableFile: ~Copyable {
    private static let bufferBytes = 1 << 20
    private let path: String
    private let partPath: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isFinished = false

    /// Makes a new file, readable by its owner alone, or will replace one that may be written; where a link leads to a
    /// file, that file.
    package static func create(_ path: String) throws(LedgerError) -> DurableFile {
        try DurableFile(at: place(of: path))
    }

    private init(at place: String) throws(LedgerError) {
        path = place
        // A name that nobody has: a file of somebody else, or of another command, is not touched.
        var name = Array((place + ".part-XXXXXX").utf8CString)
        descriptor = unsafe mkstemp(&name)
        let code = errno
        partPath = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard descriptor >= 0 else { throw .file(path: path, doing: "make", code: code) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        buffer.reserveCapacity(Self.bufferBytes)
    }

    /// Where a name leads; only what is a file already, or nothing, may be replaced.
    private static func place(of path: String) throws(LedgerError) -> String {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            guard errno == ENOENT, !path.isEmpty else { throw .file(path: path, doing: "make", code: errno) }
            return path
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let code = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EEXIST
            throw .file(path: path, doing: "replace", code: code)
        }
        guard unsafe access(path, W_OK) == 0, let place = unsafe realpath(path, nil) else {
            throw .file(path: path, doing: "replace", code: errno)
        }
        defer { unsafe free(place) }
        return unsafe String(cString: place)
    }

    deinit {
        close(descriptor)
        if !isFinished { unsafe unlink(partPath) }
    }

    package mutating func write(_ bytes: Span<UInt8>) throws(LedgerError) {
        unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    package mutating func finish() throws(LedgerError) {
        try flush()
        guard fsync(descriptor) == 0 else { throw .file(path: path, doing: "write", code: errno) }
        guard unsafe rename(partPath, path) == 0 else { throw .file(path: path, doing: "name", code: errno) }
        isFinished = true
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { path[...$0] } ?? "."
        let opened = unsafe open(String(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if opened >= 0 {
            fsync(opened)
            close(opened)
        }
    }

    private mutating func flush() throws(LedgerError) {
        var start = 0
        while start < buffer.count {
            let count = unsafe buffer.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress.map { unsafe $0 + start }, $0.count - start)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .file(path: path, doing: "write", code: errno) }
            start += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
