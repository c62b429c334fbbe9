/// A document of the firm as it was found in its documents folder; its bytes stay there.
package struct DocumentFile: Sendable, Hashable {
    /// Below the documents folder, with slashes: `110.01/Letter.pdf`.
    package var path: String
    package var bytes: Int
    /// In lower-case hexadecimal.
    package var sha256: String

    package init(path: String, bytes: Int, sha256: String) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
    }

    package var name: String { String(path.split(separator: "/").last ?? "") }

    /// The largest document that is sent: Pipedrive's own limit is in no document, so a careful one.
    package static let limitBytes = 50 << 20
}
