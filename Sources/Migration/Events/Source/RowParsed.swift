package import CanonicalJSON

/// One row as it stands in the file.
package struct RowParsed: EventPayload {
    package static let type = "row.parsed"

    package var file: SourceFile
    package var line: Int
    private let storedCells: StoredCells

    package var cells: [String] { storedCells.texts }
    /// The cells as they are stored: a canonical JSON array.
    package var cellBytes: [UInt8] { storedCells.bytes }

    package init(file: SourceFile, line: Int, cells: [String]) {
        self.file = file
        self.line = line
        storedCells = StoredCells(cells)
    }

    /// Takes cells that were read as the canonical JSON array that is stored.
    package init(file: SourceFile, line: Int, cellBytes: [UInt8]) {
        self.file = file
        self.line = line
        storedCells = StoredCells(canonical: cellBytes)
    }

    package var json: JSON {
        [
            "file": .string(file.rawValue),
            "line": .int(line),
            "cells": storedCells.json,
        ]
    }

    package var stored: [UInt8] { storedCells.rowPayload(file: file, line: line, previous: nil) }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        file = try reader.choice("file", SourceFile.self)
        line = try reader.int("line")
        storedCells = try reader.cells("cells")
    }
}
