package import CanonicalJSON

/// The document that a row names lies in the documents folder.
package struct DocumentFound: EventPayload {
    package static let type = "document.found"

    /// The event that holds the row.
    package var row: UInt64
    package var file: DocumentFile

    package init(row: UInt64, file: DocumentFile) {
        self.row = row
        self.file = file
    }

    package var json: JSON {
        [
            "row": .sequence(row), "path": .string(file.path), "bytes": .int(file.bytes),
            "sha256": .string(file.sha256),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        row = try reader.sequence("row")
        file = DocumentFile(
            path: try reader.string("path"),
            bytes: try reader.int("bytes"),
            sha256: try reader.string("sha256")
        )
    }
}
