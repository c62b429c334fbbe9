package import CanonicalJSON

/// A row of a later export that differs from the row with the same key.
package struct RowChanged: EventPayload {
    package static let type = "row.changed"

    package var file: SourceFile
    package var line: Int
    package var cells: [String]
    package var previous: UInt64

    package init(file: SourceFile, line: Int, cells: [String], previous: UInt64) {
        self.file = file
        self.line = line
        self.cells = cells
        self.previous = previous
    }

    package var json: JSON {
        [
            "file": .string(file.rawValue),
            "line": .int(line),
            "cells": .strings(cells),
            "previous": .sequence(previous),
        ]
    }

    package init(reading reader: PayloadReader) throws(PayloadError) {
        file = try reader.choice("file", SourceFile.self)
        line = try reader.int("line")
        cells = try reader.strings("cells")
        previous = try reader.sequence("previous")
    }
}
