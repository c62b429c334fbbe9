package import CanonicalJSON

/// A file of an export is about to be read; its rows follow.
package struct FileRegistered: EventPayload {
    package static let type = "file.registered"
    /// From version 2 on, `file` may be an area of practice.
    package static let version = 2

    package var file: SourceFile
    package var name: String
    package var sha256: String
    package var bytes: Int
    package var encoding: String
    package var delimiter: String
    package var headerStyle: String
    package var columns: [SourceColumn]

    package init(
        file: SourceFile,
        name: String,
        sha256: String,
        bytes: Int,
        encoding: String,
        delimiter: String,
        headerStyle: String,
        columns: [SourceColumn]
    ) {
        self.file = file
        self.name = name
        self.sha256 = sha256
        self.bytes = bytes
        self.encoding = encoding
        self.delimiter = delimiter
        self.headerStyle = headerStyle
        self.columns = columns
    }

    package var json: JSON {
        [
            "file": .string(file.rawValue),
            "name": .string(name),
            "sha256": .string(sha256),
            "bytes": .int(bytes),
            "encoding": .string(encoding),
            "delimiter": .string(delimiter),
            "headerStyle": .string(headerStyle),
            "columns": .array(columns.map { $0.json }),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        file = try reader.choice("file", SourceFile.self)
        name = try reader.string("name")
        sha256 = try reader.string("sha256")
        bytes = try reader.int("bytes")
        encoding = try reader.string("encoding")
        delimiter = try reader.string("delimiter")
        headerStyle = try reader.string("headerStyle")
        columns = try reader.columns("columns")
    }
}
