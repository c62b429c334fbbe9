/// What a zip archive may ask of the machine before it is refused.
package struct ZipLimits: Sendable, Hashable {
    /// Files and folders of one archive.
    package var entries: Int
    /// Bytes of the archive that may be read to find its table of contents.
    package var directoryBytes: Int
    /// Bytes of one entry's name.
    package var nameBytes: Int
    /// Unpacked bytes of all entries together.
    package var totalBytes: Int
    /// How many unpacked bytes one packed byte may give, once an entry has given `freeBytes`.
    package var ratio: Int
    package var freeBytes: Int

    package init(entries: Int, directoryBytes: Int, nameBytes: Int, totalBytes: Int, ratio: Int, freeBytes: Int) {
        self.entries = entries
        self.directoryBytes = directoryBytes
        self.nameBytes = nameBytes
        self.totalBytes = totalBytes
        self.ratio = ratio
        self.freeBytes = freeBytes
    }

    /// Room for the largest export that is known of, ten times over; padded tables pack at most eighty to one.
    package static let standard = ZipLimits(
        entries: 10_000,
        directoryBytes: 8 << 20,
        nameBytes: 1024,
        totalBytes: 32 << 30,
        ratio: 250,
        freeBytes: 16 << 20
    )
}
