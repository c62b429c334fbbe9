internal import Glibc

/// A read-only view of a store's file, apart from the library's own, whose every access is checked.
@safe
struct PageFile: ~Copyable {
    let pageBytes: Int
    private let bytes: UnsafeRawBufferPointer

    var byteCount: Int { unsafe bytes.count }

    /// The pages that lie in the file as a whole.
    var pageCount: UInt64 { unsafe UInt64(bytes.count / pageBytes) }

    init(descriptor: Int32, pageBytes: Int, path: String) throws(LMDBError) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw LMDBError(code: errno, path: path) }
        let count = Int(status.st_size)
        guard let start = unsafe mmap(nil, max(1, count), PROT_READ, MAP_SHARED, descriptor, 0),
            unsafe start != MAP_FAILED
        else { throw LMDBError(code: errno, path: path, doing: "map the file") }
        self.pageBytes = pageBytes
        unsafe bytes = UnsafeRawBufferPointer(start: start, count: count)
    }

    deinit {
        unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), max(1, bytes.count))
    }

    /// A number of the page at an offset, in the machine's byte order; the caller has checked both against the file.
    func load<Number: FixedWidthInteger>(_ page: UInt64, _ offset: Int, as type: Number.Type) -> Number {
        unsafe bytes.loadUnaligned(fromByteOffset: Int(page) * pageBytes + offset, as: type)
    }

    /// Whether one run of bytes sorts before another one, a shorter one before its continuations.
    func isBefore(_ left: PageKey, _ right: PageKey) -> Bool {
        guard let start = unsafe bytes.baseAddress else { return false }
        let order = unsafe memcmp(start + place(of: left), start + place(of: right), min(left.count, right.count))
        return order == 0 ? left.count < right.count : order < 0
    }

    private func place(of key: PageKey) -> Int { Int(key.page) * pageBytes + key.offset }
}
