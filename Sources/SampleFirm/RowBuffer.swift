// SPDX-License-Identifier: Apache-2.0

/// Collects the rows of one file as quoted cells in Windows-1252, every row ended by CR LF.
struct RowBuffer {
    private(set) var bytes: [UInt8] = []
    private var cells: [String]
    private let layout: Layout

    init(layout: Layout) {
        self.layout = layout
        cells = Array(repeating: "", count: layout.fieldIDs.count)
        bytes.reserveCapacity(80_000)
    }

    /// The cell of the row under way; blank until it is set.
    subscript(_ fieldID: String) -> String {
        get { cells[layout.place(of: fieldID)] }
        set { cells[layout.place(of: fieldID)] = newValue }
    }

    /// Ends the row under way and starts a blank one.
    mutating func endRow() {
        append(row: cells)
        for place in cells.indices where !cells[place].isEmpty {
            cells[place] = ""
        }
    }

    /// Ends the row under way with the quotes of one cell left as they are, as careless exports do.
    mutating func endRow(rawQuotesIn fieldID: String) {
        let rawPlace = layout.place(of: fieldID)
        for place in cells.indices {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell: cells[place], doublingQuotes: place != rawPlace)
            cells[place] = ""
        }
        endLine()
    }

    /// Adds a whole row of any width.
    mutating func append(row: [String]) {
        for place in row.indices {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell: row[place], doublingQuotes: true)
        }
        endLine()
    }

    /// Adds a row whose cells need no quotes.
    mutating func append(plainRow row: [String]) {
        for place in row.indices {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            for scalar in row[place].unicodeScalars { bytes.append(Windows1252.byte(of: scalar)) }
        }
        endLine()
    }

    /// Forgets the rows that have been handed on.
    mutating func removeRows() {
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func endLine() {
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    private mutating func append(cell: String, doublingQuotes: Bool) {
        let quote = UInt8(ascii: "\"")
        bytes.append(quote)
        let needsCare = cell.utf8.contains { $0 >= 0x80 || $0 == quote }
        if needsCare {
            for scalar in cell.unicodeScalars {
                let byte = Windows1252.byte(of: scalar)
                if byte == quote, doublingQuotes { bytes.append(quote) }
                bytes.append(byte)
            }
        } else {
            bytes.append(contentsOf: cell.utf8)
        }
        bytes.append(quote)
    }
}
