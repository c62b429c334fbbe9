internal import CArchive
internal import Glibc

/// One pass over a zip archive: headers in the order of the file, and the content of the entry reached last.
@safe
struct ArchiveHandle: ~Copyable {
    struct Header {
        var name: String
        var byteCount: Int
        var type: Kind
        var isEncrypted: Bool
    }

    enum Kind { case file, folder, link, device }

    let input: ArchiveInput
    private let archive: OpaquePointer
    private let name: String
    private let limits: ZipLimits

    private init(_ input: ArchiveInput, _ archive: OpaquePointer, _ name: String, _ limits: ZipLimits) {
        self.input = input
        unsafe self.archive = archive
        self.name = name
        self.limits = limits
    }

    static func open(path: String, name: String, limits: ZipLimits) throws(ZipRefusal) -> ArchiveHandle {
        let input = try ArchiveInput(path: path, name: name)
        guard let archive = unsafe archive_read_new() else {
            throw ZipRefusal(reason: .unreadable("no memory is left"), archive: name, entry: nil)
        }
        let handle = unsafe ArchiveHandle(input, archive, name, limits)
        // Only by the table of contents at the end: without it, what an archive holds is a guess.
        unsafe archive_read_support_format_zip_seekable(archive)
        unsafe input.attach(to: archive)
        input.budget = limits.directoryBytes
        if input.isOnlyAnEnd { throw ZipRefusal(reason: .empty, archive: name, entry: nil) }
        if unsafe archive_read_open1(archive) != ARCHIVE_OK { throw handle.problem(otherwise: .cutOff) }
        return handle
    }

    deinit { unsafe archive_read_free(archive) }

    /// The next entry; nil behind the last.
    mutating func next() throws(ZipRefusal) -> Header? {
        // Names are read in the alphabet of this thread's locale, which for most programs is ASCII alone.
        let (status, header) = UTF8Locale.hold { readHeader() }
        if status == ARCHIVE_EOF { return nil }
        guard let header else { throw problem(otherwise: .cutOff) }
        input.budget = nil
        return header
    }

    private func readHeader() -> (status: Int32, header: Header?) {
        var entry: OpaquePointer?
        let status = unsafe archive_read_next_header(archive, &entry)
        // A warning only says that a name is in another alphabet.
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry = unsafe entry else { return (status, nil) }
        let size = unsafe archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : 0
        let header = unsafe Header(
            name: ArchiveHandle.pathname(of: entry),
            byteCount: max(0, size),
            type: ArchiveHandle.kind(of: entry),
            isEncrypted: archive_entry_is_encrypted(entry) != 0
        )
        return (status, header)
    }

    /// The next bytes of the entry reached last, at most so many; empty at its end.
    mutating func read(_ limit: Int, of entry: String) throws(ZipRefusal) -> [UInt8] {
        var status = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            status = unsafe archive_read_data(archive, buffer.baseAddress, buffer.count)
            count = max(0, status)
        }
        guard status < 0 else { return bytes }
        let words = unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? ""
        if words.hasPrefix("Unsupported ZIP compression") { throw problem(otherwise: .unknownMethod, in: entry) }
        throw problem(otherwise: .damaged, in: entry)
    }

    private func problem(otherwise reason: ZipRefusal.Reason, in entry: String? = nil) -> ZipRefusal {
        if input.hasOverdrawn {
            return ZipRefusal(reason: .tooManyEntries(limit: limits.entries), archive: name, entry: nil)
        }
        if input.failure != 0 {
            return ZipRefusal(reason: .unreadable(ArchiveInput.words(input.failure)), archive: name, entry: nil)
        }
        return ZipRefusal(reason: reason, archive: name, entry: entry.map(ZipName.shown))
    }

    private static func pathname(of entry: OpaquePointer) -> String {
        if let name = unsafe archive_entry_pathname_utf8(entry) { return unsafe String(cString: name) }
        guard let name = unsafe archive_entry_pathname(entry) else { return "" }
        return unsafe String(cString: name)
    }

    private static func kind(of entry: OpaquePointer) -> Kind {
        if unsafe archive_entry_symlink(entry) != nil || archive_entry_hardlink(entry) != nil { return .link }
        switch unsafe archive_entry_filetype(entry) & 0o170000 {
        case 0o040000: return .folder
        case 0o120000: return .link
        case 0o100000, 0: return .file
        default: return .device
        }
    }
}
