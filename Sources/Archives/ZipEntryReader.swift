/// Unpacks one entry of an archive piece by piece, and stops where it is not what the archive declares.
package struct ZipEntryReader: ~Copyable {
    package static let chunkBytes = 1 << 20

    private var handle: ArchiveHandle
    private let entry: ZipEntry
    private let archive: String
    private let limits: ZipLimits
    private let packedBytesBefore: Int
    private var byteCount = 0

    init(_ handle: consuming ArchiveHandle, _ entry: ZipEntry, archive: String, limits: ZipLimits) {
        packedBytesBefore = handle.input.bytesRead
        self.handle = handle
        self.entry = entry
        self.archive = archive
        self.limits = limits
    }

    /// The next bytes; empty at the end, which also says that size and check sum are right.
    package mutating func next() throws(ZipRefusal) -> [UInt8] {
        let bytes = try handle.read(ZipEntryReader.chunkBytes, of: entry.name)
        if byteCount == 0, ZipFile.isZip(head: bytes) { throw refusal(.nested) }
        byteCount += bytes.count
        // An entry that does not end where it says must not go on for ever.
        if byteCount > entry.byteCount || (bytes.isEmpty && byteCount < entry.byteCount) { throw refusal(.damaged) }
        let packed = max(1, handle.input.bytesRead - packedBytesBefore)
        if byteCount > limits.freeBytes, byteCount / packed > limits.ratio { throw refusal(.bomb(ratio: limits.ratio)) }
        return bytes
    }

    private func refusal(_ reason: ZipRefusal.Reason) -> ZipRefusal {
        ZipRefusal(reason: reason, archive: archive, entry: ZipName.shown(entry.name))
    }
}
