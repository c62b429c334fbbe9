internal import Glibc

extension SigningKey {
    /// Writes the key into a new file that only its owner can read.
    package func save(to path: String) throws(LedgerError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            guard errno == EEXIST else { throw .file(path: path, doing: "make the signing key", code: errno) }
            throw .invalidKey(path: path, problem: .alreadyExists)
        }
        defer { close(descriptor) }
        let text = Array((fileText + "\n").utf8)
        let count = unsafe text.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        guard count == text.count, fsync(descriptor) == 0 else {
            let code = errno
            unsafe unlink(path)
            throw .file(path: path, doing: "write the signing key", code: code)
        }
    }

    /// Reads a key file; one that others may read is refused.
    package static func load(from path: String) throws(LedgerError) -> SigningKey {
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, doing: "read the signing key", code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw .file(path: path, doing: "read the signing key", code: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .invalidKey(path: path, problem: .notAKey) }
        guard status.st_mode & 0o077 == 0 else { throw .invalidKey(path: path, problem: .openToOthers) }
        var text = [UInt8](repeating: 0, count: 1_024)
        let count = unsafe text.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw .file(path: path, doing: "read the signing key", code: errno) }
        guard let key = SigningKey(fileText: String(decoding: text.prefix(count), as: UTF8.self)) else {
            throw .invalidKey(path: path, problem: .notAKey)
        }
        return key
    }
}
