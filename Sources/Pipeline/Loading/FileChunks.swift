#if canImport(Glibc)
import Glibc
#endif

/// Reads a file in pieces of bounded size.
struct FileChunks: ~Copyable {
    private let descriptor: Int32
    private let path: String
    static let chunkBytes = 1 << 20

    init(path: String) throws(PipelineError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        self.path = path
        guard descriptor >= 0 else { throw .file(path: path, problem: "cannot be opened: \(FileChunks.reason())") }
    }

    deinit { _ = close(descriptor) }

    /// The next bytes; empty at the end.
    func next() throws(PipelineError) -> [UInt8] {
        var isFailed = false
        let chunk = [UInt8](unsafeUninitializedCapacity: FileChunks.chunkBytes) { buffer, count in
            let read = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            isFailed = read < 0
            count = max(0, read)
        }
        if isFailed { throw .file(path: path, problem: "cannot be read: \(FileChunks.reason())") }
        return chunk
    }

    static func reason() -> String { String(cString: strerror(errno)) }
}
