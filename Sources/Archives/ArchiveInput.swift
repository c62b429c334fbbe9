internal import CArchive
internal import Glibc

/// The open file below an archive: what the library asks for is read here, counted, and held to a budget.
@safe
final class ArchiveInput {
    private static let windowBytes = 1 << 16

    let identity: FileIdentity
    /// Bytes that the library has asked for so far.
    private(set) var bytesRead = 0
    /// Bytes that it may still ask for; nil for any number.
    var budget: Int?
    private(set) var hasOverdrawn = false
    /// The system's number of a failed read; 0 while there was none.
    private(set) var failure: Int32 = 0
    private let descriptor: Int32
    private let window: UnsafeMutableRawBufferPointer
    private var offset = 0

    init(path: String, name: String) throws(ZipRefusal) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        unsafe window = UnsafeMutableRawBufferPointer.allocate(byteCount: ArchiveInput.windowBytes, alignment: 16)
        var status = stat()
        guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0 else {
            identity = FileIdentity(stat())
            throw ZipRefusal(reason: .unreadable(ArchiveInput.words(errno)), archive: name, entry: nil)
        }
        identity = FileIdentity(status)
    }

    deinit {
        unsafe window.deallocate()
        if descriptor >= 0 { _ = close(descriptor) }
    }

    /// The next bytes; empty at the end, nil when they cannot or must not be read.
    fileprivate func next() -> UnsafeRawBufferPointer? {
        var count = unsafe pread(descriptor, window.baseAddress, window.count, offset)
        while count < 0, errno == EINTR {
            count = unsafe pread(descriptor, window.baseAddress, window.count, offset)
        }
        guard count >= 0 else {
            failure = errno
            return nil
        }
        offset += count
        bytesRead += count
        if let budget, bytesRead > budget {
            hasOverdrawn = true
            return nil
        }
        return unsafe UnsafeRawBufferPointer(rebasing: window[..<count])
    }

    /// Moves to a place of the file; nil where there is none.
    fileprivate func seek(_ distance: Int64, _ whence: Int32) -> Int? {
        let base: Int64 = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? Int64(offset) : Int64(identity.byteCount)
        let (place, overflow) = base.addingReportingOverflow(distance)
        guard !overflow, place >= 0, place <= Int64(identity.byteCount) else { return nil }
        offset = Int(place)
        return offset
    }

    /// Whether the file is an archive without any entry: nothing but the mark and the counts of its end.
    var isOnlyAnEnd: Bool {
        guard identity.byteCount == 22 else { return false }
        var mark: UInt32 = 0
        return unsafe pread(descriptor, &mark, 4, 0) == 4 && UInt32(littleEndian: mark) == 0x0605_4B50
    }

    static func words(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}

extension ArchiveInput {
    /// Makes an archive read from here; the caller keeps this object alive as long as the archive.
    func attach(to archive: OpaquePointer) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe archive_read_set_callback_data(archive, context)
        unsafe archive_read_set_read_callback(archive) { _, context, place in
            guard let context = unsafe context, let place = unsafe place else { return -1 }
            let input = unsafe Unmanaged<ArchiveInput>.fromOpaque(context).takeUnretainedValue()
            guard let bytes = unsafe input.next() else { return -1 }
            unsafe place.pointee = bytes.baseAddress
            return bytes.count
        }
        unsafe archive_read_set_seek_callback(archive) { _, context, distance, whence in
            guard let context = unsafe context else { return Int64(ARCHIVE_FATAL) }
            let input = unsafe Unmanaged<ArchiveInput>.fromOpaque(context).takeUnretainedValue()
            return input.seek(distance, whence).map(Int64.init) ?? Int64(ARCHIVE_FATAL)
        }
        unsafe archive_read_set_skip_callback(archive) { _, context, distance in
            guard let context = unsafe context else { return 0 }
            let input = unsafe Unmanaged<ArchiveInput>.fromOpaque(context).takeUnretainedValue()
            return input.seek(distance, SEEK_CUR) == nil ? 0 : distance
        }
    }
}
