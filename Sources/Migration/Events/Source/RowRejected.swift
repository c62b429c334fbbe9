package import CanonicalJSON

/// One physical record that makes no row, with its raw bytes.
package struct RowRejected: EventPayload {
    package static let type = "row.rejected"

    package var file: SourceFile
    package var line: Int
    package var reason: String
    package var raw: String

    package init(file: SourceFile, line: Int, reason: String, raw: String) {
        self.file = file
        self.line = line
        self.reason = reason
        self.raw = raw
    }

    package var json: JSON {
        [
            "file": .string(file.rawValue),
            "line": .int(line),
            "reason": .string(reason),
            "raw": .string(raw),
        ]
    }

    package init(reading reader: PayloadReader) throws(PayloadError) {
        file = try reader.choice("file", SourceFile.self)
        line = try reader.int("line")
        reason = try reader.string("reason")
        raw = try reader.string("raw")
    }
}
