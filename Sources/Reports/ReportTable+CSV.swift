extension ReportTable {
    /// RFC 4180 in UTF-8 without a byte order mark, which programs would take for a part of the first name.
    ///
    /// A cell that a spreadsheet would run as a formula gets a leading apostrophe; plain numbers stay as they are.
    package var csv: [UInt8] {
        var bytes: [UInt8] = []
        append(columns.map(\.name), to: &bytes)
        for row in rows { append(row.map(\.plainText), to: &bytes) }
        return bytes
    }

    private func append(_ texts: [String], to bytes: inout [UInt8]) {
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            ReportTable.append(field: ReportTable.neutralised(text), to: &bytes)
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    private static func append(field: String, to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        guard field.utf8.contains(where: { [quote, UInt8(ascii: ","), 0x0D, 0x0A].contains($0) }) else {
            bytes.append(contentsOf: field.utf8)
            return
        }
        bytes.append(quote)
        for byte in field.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    /// Puts an apostrophe before what a spreadsheet would take for a formula.
    package static func neutralised(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        let triggers: [Unicode.Scalar] = [
            "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
        ]
        return triggers.contains(first) && !isPlainNumber(text) ? "'" + text : text
    }

    private static func isPlainNumber(_ text: String) -> Bool {
        var rest = text.utf8[...]
        if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { rest.removeFirst() }
        let pieces = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return (1...2).contains(pieces.count)
            && pieces.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
    }
}

extension ReportTable.Cell {
    /// The cell as one text; lists are joined by semicolons.
    package var plainText: String {
        switch self {
        case .text(let text): text
        case .count(let count): String(count)
        case .sequence(let sequence): String(sequence)
        case .flag(let flag): flag ? "yes" : "no"
        case .list(let texts): texts.joined(separator: "; ")
        case .absent: ""
        }
    }
}
