extension HTML {
    /// Rows that a table of the HTML report shows at most; the CSV always holds all.
    static let rowLimit = 200

    /// Rows up to which a printed table stays on one page.
    private static let shortLimit = 12

    /// A table with its caption; longer ones end with a sentence that says where the rest is.
    static func table(
        _ table: ReportTable,
        caption: String,
        file: String? = nil,
        limit: Int = rowLimit
    ) -> HTML {
        guard !table.rows.isEmpty else { return .nothing }
        let table = table.withoutEmptyColumns
        let styles = table.columns.indices.map { index in style(of: table.rows.map { $0[index] }) }
        let head = zip(table.columns, styles).map { column, style in
            element("th", ["scope": "col", "class": style], .text(column.title))
        }
        let body = table.rows.prefix(limit).map { row in
            element(
                "tr",
                zip(row, styles).enumerated().map { index, pair in
                    index == 0
                        ? element("th", ["scope": "row", "class": pair.1], cell(pair.0))
                        : element("td", ["class": pair.1], cell(pair.0))
                }
            )
        }
        let whole = element(
            "table",
            element("caption", .text(caption)),
            element("thead", element("tr", head)),
            element("tbody", body)
        )
        return joined([
            element("div", ["class": table.rows.count > shortLimit ? "scroll" : "scroll short"], whole),
            rest(of: table, file, limit),
        ])
    }

    /// `n` for a column of numbers, `m` for one of phrases and `w` for one of sentences, which need room.
    private static func style(of cells: [ReportTable.Cell]) -> String {
        var isNumeric = true
        var longest = 0
        for cell in cells {
            switch cell {
            case .count, .sequence, .absent: continue
            case .text, .flag, .list: isNumeric = false
            }
            longest = max(longest, cell.plainText.utf8.count)
        }
        if isNumeric { return "n" }
        return longest > 60 ? "w" : longest > 24 ? "m" : "t"
    }

    private static func rest(of table: ReportTable, _ file: String?, _ limit: Int) -> HTML {
        guard table.rows.count > limit else { return .nothing }
        let place = file.map { "; all of them are in \($0)" } ?? ""
        let text = "Shown are the first \(limit) of \(ReportText.count(table.rows.count)) rows\(place)."
        return element("p", ["class": "rest"], .text(text))
    }

    private static func cell(_ cell: ReportTable.Cell) -> HTML {
        switch cell {
        case .count(0): element("span", ["class": "none"], "0")
        case .count(let count): .text(ReportText.count(count))
        case .flag(let flag): flag ? "yes" : "no"
        case .text, .sequence: .text(cell.plainText)
        case .list(let texts): joined(texts.map { element("span", ["class": "line"], .text($0)) })
        case .absent: element("span", ["class": "none"], "\u{2013}")
        }
    }
}

extension ReportTable {
    /// Without the columns in which no row has anything, the first one excepted.
    var withoutEmptyColumns: ReportTable {
        let kept = columns.indices.filter { index in index == 0 || rows.contains { $0[index] != .absent } }
        return ReportTable(kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
    }
}
