package import CanonicalJSON

/// One row as it stands in the file.
package struct RowParsed: EventPayload {
    package static let type = "row.parsed"

    package var file: SourceFile
    package var line: Int
    package var cells: [String]

    package init(file: SourceFile, line: Int, cells: [String]) {
        self.file = file
        self.line = line
        self.cells = cells
    }

    package var json: JSON {
        [
            "file": .string(file.rawValue),
            "line": .int(line),
            "cells": .strings(cells),
        ]
    }

    package init(reading reader: PayloadReader) throws(PayloadError) {
        file = try reader.choice("file", SourceFile.self)
        line = try reader.int("line")
        cells = try reader.strings("cells")
    }
}
