internal import Glibc

/// The lock of the one writing process: `writer.lock`, held by `flock` until this value ends.
///
/// The system drops it when the process dies, so a crash leaves nothing to clean up.
struct WriterLock: ~Copyable, Sendable {
    private let descriptor: Int32

    init(folder: String) throws(LMDBError) {
        let path = folder + "/writer.lock"
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LMDBError(code: errno, path: path, doing: "open the writer's lock") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let holder = WriterLock.holder(in: descriptor)
            close(descriptor)
            guard code == EWOULDBLOCK else { throw LMDBError(code: code, path: path, doing: "take the writer's lock") }
            throw .writerActive(path: folder, holder: holder)
        }
        WriterLock.leaveNote(in: descriptor)
        self.descriptor = descriptor
    }

    deinit {
        // Said aloud, because a child process that is just being started may hold a copy of the descriptor.
        _ = flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// The process number is for people only; a full disk may leave it out.
    private static func leaveNote(in descriptor: Int32) {
        let note = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = unsafe note.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    private static func holder(in descriptor: Int32) -> String {
        var note = [UInt8](repeating: 0, count: 16)
        let count = unsafe note.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        let digits = note.prefix(max(0, count)).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !digits.isEmpty else { return "another process" }
        return "another process (number \(String(decoding: digits, as: UTF8.self)))"
    }
}
