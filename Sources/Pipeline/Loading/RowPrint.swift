import Crypto

/// What two exports compare of a row: its name, its place, and its content by digest.
struct RowPrint: Sendable {
    /// The hash of the name, which rows of other names do not share.
    let name: UInt64
    /// Its place among the rows of its export, from 0.
    let place: UInt64
    /// The first half of the SHA-256 of its cells.
    private let content: (UInt64, UInt64)

    init(name: UInt64, place: Int, cells: some Sequence<UInt8>) {
        self.name = name
        self.place = UInt64(place)
        var hash = SHA256()
        let hashed: Void? = cells.withContiguousStorageIfAvailable { cells in
            hash.update(bufferPointer: UnsafeRawBufferPointer(cells))
        }
        if hashed == nil { hash.update(data: Array(cells)) }
        content = hash.finalize().withUnsafeBytes { bytes in
            (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
    }

    func hasContent(of other: RowPrint) -> Bool { content == other.content }

    /// Brings rows of one name together, in the order of their export.
    func precedes(_ other: RowPrint) -> Bool { (name, place) < (other.name, other.place) }
}
