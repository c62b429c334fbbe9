package import CanonicalJSON

/// A row of the previous export that a later one no longer has.
package struct RowVanished: EventPayload {
    package static let type = "row.vanished"

    package var file: SourceFile
    package var key: String
    package var previous: UInt64

    package init(file: SourceFile, key: String, previous: UInt64) {
        self.file = file
        self.key = key
        self.previous = previous
    }

    package var json: JSON {
        [
            "file": .string(file.rawValue),
            "key": .string(key),
            "previous": .sequence(previous),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        file = try reader.choice("file", SourceFile.self)
        key = try reader.string("key")
        previous = try reader.sequence("previous")
    }
}
