internal import CArchive
internal import Glibc

/// Tells whether a file is still the one that was looked at before.
struct FileIdentity: Sendable, Hashable {
    let byteCount: Int
    private let device: UInt64
    private let number: UInt64
    private let seconds: Int
    private let nanoseconds: Int

    init(_ status: stat) {
        byteCount = Int(status.st_size)
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}
