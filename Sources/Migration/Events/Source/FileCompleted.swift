package import CanonicalJSON

/// Every physical record of a file is accounted for.
package struct FileCompleted: EventPayload {
    package static let type = "file.completed"

    package var file: SourceFile
    package var records: Int
    package var parsed: Int
    package var rejected: Int
    package var changed: Int
    package var same: Int
    package var vanished: Int
    package var blankLines: Int

    package init(
        file: SourceFile,
        records: Int,
        parsed: Int,
        rejected: Int,
        changed: Int,
        same: Int,
        vanished: Int,
        blankLines: Int
    ) {
        self.file = file
        self.records = records
        self.parsed = parsed
        self.rejected = rejected
        self.changed = changed
        self.same = same
        self.vanished = vanished
        self.blankLines = blankLines
    }

    package var json: JSON {
        [
            "file": .string(file.rawValue),
            "records": .int(records),
            "parsed": .int(parsed),
            "rejected": .int(rejected),
            "changed": .int(changed),
            "same": .int(same),
            "vanished": .int(vanished),
            "blankLines": .int(blankLines),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        file = try reader.choice("file", SourceFile.self)
        records = try reader.int("records")
        parsed = try reader.int("parsed")
        rejected = try reader.int("rejected")
        changed = try reader.int("changed")
        same = try reader.int("same")
        vanished = try reader.int("vanished")
        blankLines = try reader.int("blankLines")
    }
}
