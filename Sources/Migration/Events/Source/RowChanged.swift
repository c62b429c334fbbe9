package import CanonicalJSON

/// A row of a later export that differs from the row with the same key.
package struct RowChanged: EventPayload {
    package static let type = "row.changed"

    package var file: SourceFile
    package var line: Int
    private let storedCells: StoredCells
    package var previous: UInt64

    package var cells: [String] { storedCells.texts }
    /// The cells as they are stored: a canonical JSON array.
    package var cellBytes: [UInt8] { storedCells.bytes }

    package init(file: SourceFile, line: Int, cells: [String], previous: UInt64) {
        self.file = file
        self.line = line
        storedCells = StoredCells(cells)
        self.previous = previous
    }

    /// Takes cells that were read as the canonical JSON array that is stored.
    package init(file: SourceFile, line: Int, cellBytes: [UInt8], previous: UInt64) {
        self.file = file
        self.line = line
        storedCells = StoredCells(canonical: cellBytes)
        self.previous = previous
    }

    package var json: JSON {
        [
            "file": .string(file.rawValue),
            "line": .int(line),
            "cells": storedCells.json,
            "previous": .sequence(previous),
        ]
    }

    package var stored: [UInt8] { storedCells.rowPayload(file: file, line: line, previous: previous) }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        file = try reader.choice("file", SourceFile.self)
        line = try reader.int("line")
        storedCells = try reader.cells("cells")
        previous = try reader.sequence("previous")
    }
}
