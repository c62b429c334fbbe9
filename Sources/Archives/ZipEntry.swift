/// One file of a zip archive.
package struct ZipEntry: Sendable, Hashable {
    /// With folders, separated by `/`; checked, so that it names something below the archive and nothing else.
    package let name: String
    /// The unpacked size that the archive declares; its content is checked against it.
    package let byteCount: Int
    /// Counts all entries of the archive, from 0.
    let position: Int

    /// The name without its folders.
    package var lastName: String { name.split(separator: "/").last.map(String.init) ?? name }

    /// The folders that it lies in, outermost first.
    package var folders: [String] { name.split(separator: "/").dropLast().map(String.init) }
}
