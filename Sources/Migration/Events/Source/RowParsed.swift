package import CanonicalJSON

/// One row as it stands in the file.
package struct RowParsed: EventPayload {
    package static let type = "row.parsed"

    package var file: SourceFile
    package var line: Int
    private let storedCells: StoredValue

    package var cells: [String] { storedCells.texts }

    package init(file: SourceFile, line: Int, cells: [String]) {
        self.file = file
        self.line = line
        storedCells = StoredValue(.strings(cells))
    }

    package var json: JSON {
        [
            "file": .string(file.rawValue),
            "line": .int(line),
            "cells": storedCells.json,
        ]
    }

    package init(reading reader: PayloadReader) throws(PayloadError) {
        file = try reader.choice("file", SourceFile.self)
        line = try reader.int("line")
        storedCells = try reader.storedStrings("cells")
    }
}
