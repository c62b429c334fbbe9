extension ReportTable {
    private static let gap = "  "
    /// A column of words is not made narrower than this, however narrow the terminal is.
    private static let narrowest = 8

    /// The table in lines that fit the style's width: numbers to the right, what is too long cut with an ellipsis.
    func lines(_ style: TextStyle, indent: String = "  ") -> [String] {
        guard !rows.isEmpty else { return [] }
        let table = withoutEmptyColumns
        let cells = table.rows.map { row in row.map(\.shownText) }
        let titles = table.columns.map { TextStyle.plain($0.title) }
        let isNumeric = table.columns.indices.map { index in table.rows.allSatisfy { $0[index].isNumber } }
        let widths = ReportTable.widths(titles, cells, isNumeric, room: style.width - indent.count)
        func line(_ texts: [String]) -> String {
            let padded = texts.indices.map { index -> String in
                let text = DisplayWidth.cut(texts[index], to: widths[index])
                let blanks = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(text)))
                if isNumeric[index] { return blanks + text }
                return index == texts.count - 1 ? text : text + blanks
            }
            return indent + padded.joined(separator: ReportTable.gap)
        }
        return [style.soft(line(titles))] + cells.map { ReportTable.withoutTrailingBlanks(line($0)) }
    }

    /// The widths that the texts ask for; where that is too much, the widest columns of words give way first.
    private static func widths(_ titles: [String], _ cells: [[String]], _ isNumeric: [Bool], room: Int) -> [Int] {
        var widths = titles.map { DisplayWidth.of($0) }
        for row in cells {
            for (index, text) in row.enumerated() { widths[index] = max(widths[index], DisplayWidth.of(text)) }
        }
        var excess = widths.reduce(0, +) + gap.count * (widths.count - 1) - room
        while excess > 0 {
            let words = widths.indices.filter { !isNumeric[$0] && widths[$0] > narrowest }
            guard let widest = words.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private static func withoutTrailingBlanks(_ line: String) -> String {
        guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
        return String(line[...last])
    }
}

extension ReportTable.Cell {
    fileprivate var isNumber: Bool {
        switch self {
        case .count, .sequence, .absent: true
        case .text, .flag, .list: false
        }
    }

    fileprivate var shownText: String {
        switch self {
        case .count(let count): ReportText.count(count)
        case .flag(let flag): flag ? "yes" : "no"
        case .list(let texts): texts.map { TextStyle.plain($0) }.joined(separator: " \u{00B7} ")
        case .text, .sequence: TextStyle.plain(plainText)
        case .absent: ""
        }
    }
}
