import Crypto
import PracticeMaster

extension RowPrint {
    /// With the first half of the SHA-256 of the cells.
    init(name: UInt64, place: Int, cells: some Sequence<UInt8>) {
        var hash = SHA256()
        let hashed: Void? = cells.withContiguousStorageIfAvailable { cells in
            hash.update(bufferPointer: UnsafeRawBufferPointer(cells))
        }
        if hashed == nil { hash.update(data: Array(cells)) }
        let content = hash.finalize().withUnsafeBytes { bytes in
            (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        self.init(name: name, place: place, content: content)
    }
}
