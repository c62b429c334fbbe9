#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension ApiToken {
    private static let fileLimitBytes = 4096

    /// Checks the file that was opened, not its name, so that it cannot be exchanged in between.
    static func bytes(ofPrivateFile path: String) throws(ClientError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .tokenFileUnreadable(path: path, errorNumber: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .tokenFileUnreadable(path: path, errorNumber: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .tokenFileNotRegular(path: path) }
        let permissions = UInt32(status.st_mode & 0o777)
        guard permissions & 0o077 == 0 else { throw .tokenFileShared(path: path, mode: permissions) }
        return try read(descriptor, path: path)
    }

    private static func read(_ descriptor: Int32, path: String) throws(ClientError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: fileLimitBytes + 1)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
                #elseif canImport(Musl)
                Musl.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
                #else
                Darwin.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
                #endif
            }
            if got == 0 { return Array(bytes[..<count]) }
            if got < 0 {
                if errno == EINTR { continue }
                throw .tokenFileUnreadable(path: path, errorNumber: errno)
            }
            count += got
        }
        throw .tokenFileTooLarge(path: path, limitBytes: fileLimitBytes)
    }
}
