import Migration

/// Reads cells of rows in the ways that rules ask for; a cell that cannot be read as such is nil.
enum Cell {
    /// The trimmed, readable cell of a row; empty where the row is too short.
    static func of(_ row: SourceRow, _ index: Int) -> String {
        index < row.cells.count ? readable(trimmed(row.cells[index])) : ""
    }

    /// Without the control characters that no target takes; vertical tabs and form feeds are line breaks.
    static func readable(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) else { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t", "\n", "\r": out.append(scalar)
            case "\u{0B}", "\u{0C}": out.append("\n")
            default: if scalar.value >= 0x20 { out.append(scalar) }
            }
        }
        return String(out)
    }

    static func trimmed(_ text: String) -> String { CellBlank.trimmed(text) }

    static func boolean(_ text: String) -> Bool? { BoolCell.read(text).value }

    static func date(_ text: String, order: DateOrder, pivot: DateCell.Pivot = .fifty) -> CivilDate? {
        DateCell.read(text, order: order, pivot: pivot).value?.date
    }

    static func timeBehindDate(_ text: String) -> ClockTime? { DateCell.read(text).value?.time }

    /// Whether a cell is one of the ways to write no date: `  /  /  `, `12/30/1899`.
    static func isBlankDate(_ text: String) -> Bool { DateCell.read(text).isBlank }

    static func time(_ text: String) -> ClockTime? { TimeCell.read(text).value }

    static func money(_ text: String) -> DecimalNumber? { NumberCell.money(text).value }

    static func hours(_ text: String) -> DecimalNumber? { NumberCell.hours(text).value }

    /// A number that Pipedrive takes: at most 14 digits.
    static func number(_ text: String) -> DecimalNumber? {
        guard let number = money(text) else { return nil }
        return String(number.coefficient.magnitude).utf8.count <= 14 ? number : nil
    }

    /// Line breaks and tabs become single blanks.
    static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x20 {
                out.append(scalar)
            } else if out.last != " " {
                out.append(" ")
            }
        }
        return trimmed(String(out))
    }

    /// The ids of a cell that lists several: `GWB|JKL; LITIG`.
    static func identifiers(_ text: String) -> [String] {
        text.split(whereSeparator: { "|;,\n".contains($0) }).map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }
}
