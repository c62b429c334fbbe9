internal import Glibc

/// Looks at both headers of a store's file before the library does: it divides by the page size that they state.
///
/// Only fields that the library takes for granted are checked here, the rest by `PageAudit`.
enum StoreHeader {
    private static let bytes = 152
    private static let magic: UInt32 = 0xBEEF_C0DE

    /// A file that is not there, is empty or is no store at all is left to the library, which names it.
    static func check(_ folder: String) throws(LMDBError) {
        let descriptor = unsafe open(folder + "/data.mdb", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard let first = read(descriptor, at: 0) else { return }
        let pageBytes = number(first, 40, as: UInt32.self)
        guard (512...32_768).contains(pageBytes), pageBytes.nonzeroBitCount == 1 else {
            throw .corrupted(path: folder, reason: "its header states an impossible page size")
        }
        guard let second = read(descriptor, at: Int(pageBytes)) else { return }
        for header in [first, second] {
            guard number(header, 40, as: UInt32.self) == pageBytes else {
                throw .corrupted(path: folder, reason: "its two headers state different page sizes")
            }
            // The list of free pages has numbers as keys, and nothing else is ever set.
            guard number(header, 44, as: UInt16.self) == 8 else {
                throw .corrupted(path: folder, reason: "its header has flags that are never set")
            }
            // The library reserves as much of the address space, which has 47 bits.
            guard number(header, 136, as: UInt64.self) < 1 << 47 / UInt64(pageBytes) else {
                throw .corrupted(path: folder, reason: "its header counts impossible pages")
            }
        }
    }

    /// The bytes of a header; nil where there is none.
    private static func read(_ descriptor: Int32, at offset: Int) -> [UInt8]? {
        var header = [UInt8](repeating: 0, count: bytes)
        let count = unsafe header.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, offset) }
        return count == bytes && number(header, 16, as: UInt32.self) == magic ? header : nil
    }

    private static func number<Number: FixedWidthInteger>(_ header: [UInt8], _ offset: Int, as: Number.Type) -> Number {
        unsafe header.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: Number.self) }
    }
}
