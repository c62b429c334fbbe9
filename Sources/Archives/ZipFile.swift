/// A zip archive whose table of contents has been read and checked; contents are unpacked in memory, never on disk.
package struct ZipFile: Sendable {
    package let path: String
    /// Its own name, without folders.
    package let name: String
    /// Its files in the order of the archive; folders and what systems add on their own are not among them.
    package let entries: [ZipEntry]
    private let identity: FileIdentity
    private let limits: ZipLimits

    /// Reads the table of contents and refuses what no export needs.
    package init(path: String, limits: ZipLimits = .standard) throws(ZipRefusal) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var handle = try ArchiveHandle.open(path: path, name: name, limits: limits)
        var contents = ZipContents(archive: name, limits: limits)
        while let header = try handle.next() { try contents.take(header) }
        self.path = path
        self.name = name
        self.limits = limits
        entries = try contents.finished()
        identity = handle.input.identity
    }

    /// Whether a file that begins with these bytes is a zip archive.
    package static func isZip(head: some Collection<UInt8>) -> Bool {
        let mark = Array(head.prefix(4))
        return mark == [0x50, 0x4B, 0x03, 0x04] || mark == [0x50, 0x4B, 0x05, 0x06]
    }

    /// Opens the archive once more, at the content of one entry.
    package func open(_ entry: ZipEntry) throws(ZipRefusal) -> ZipEntryReader {
        var handle = try ArchiveHandle.open(path: path, name: name, limits: limits)
        let changed = ZipRefusal(reason: .changed, archive: name, entry: nil)
        guard handle.input.identity == identity else { throw changed }
        for _ in 0...entry.position where try handle.next() == nil { throw changed }
        return ZipEntryReader(handle, entry, archive: name, limits: limits)
    }
}
