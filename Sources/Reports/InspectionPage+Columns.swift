import Migration
import PracticeMaster

extension InspectionPage {
    private static let exampleCount = 3
    private static let exampleLength = 60

    /// Every column that holds data, file by file; those without a value by name alone.
    var columns: HTML {
        section("columns", "The columns, one by one", inspection.files.flatMap(part))
    }

    private func part(_ file: FileInspection) -> [HTML] {
        let title =
            "\(file.file.rawValue): \(ReportText.contents(of: file.file)), \(ReportText.count(file.rowCount, "row"))"
        let empty = file.columns.filter { $0.filled == 0 }.map(\.column.header)
        let rest =
            empty.isEmpty
            ? HTML.nothing
            : HTML.element(
                "p",
                ["class": "rest"],
                .text("Without a value: \(empty.joined(separator: ", ")).")
            )
        guard !file.filledColumns.isEmpty else { return [.element("h3", .text(title)), rest] }
        let titles: [(String, String)] = [
            ("n", "#"), ("t", "Column"), ("fill", "Filled"), ("n", "Different"), ("t", "Type"), ("w", "Examples"),
        ]
        let head = titles.map { style, text in
            HTML.element("th", ["scope": "col", "class": style], .text(text))
        }
        let table = HTML.element(
            "table",
            ["class": "columns"],
            .element("caption", .text("\(file.filledColumns.count) of \(file.columns.count) columns hold data")),
            .element("thead", .element("tr", head)),
            .element("tbody", file.filledColumns.map(row))
        )
        return [.element("h3", .text(title)), .element("div", ["class": "scroll"], table), rest]
    }

    private func row(_ profile: ColumnProfile) -> HTML {
        let marks = [profile.isCustom ? "own" : nil, profile.isSensitive ? "masked" : nil].compactMap { $0 }
        let canonical = profile.column.canonical.flatMap { $0 == profile.column.header ? nil : $0 }
        let distinct = (profile.hasMoreDistinct ? "over " : "") + ReportText.count(profile.distinct)
        let examples = profile.shownSamples.prefix(InspectionPage.exampleCount).map { sample in
            HTML.element(
                "span",
                ["class": "example"],
                .text(DisplayWidth.cut(TextStyle.plain(sample), to: InspectionPage.exampleLength))
            )
        }
        return .element(
            "tr",
            .element("td", ["class": "n none"], .text("\(profile.column.index)")),
            .element(
                "th",
                ["scope": "row"],
                [.text(profile.column.header)] + marks.map { .element("span", ["class": "mark"], .text($0)) }
                    + [canonical.map { .element("span", ["class": "line none"], .text($0)) } ?? .nothing]
            ),
            .element("td", ["class": "fill"], bar(profile.fillPercent)),
            .element("td", ["class": "n"], .text(distinct)),
            .element("td", ["class": "t"], .text(ReportText.type(of: profile))),
            .element("td", ["class": "w"], examples)
        )
    }

    private func bar(_ percent: Int) -> HTML {
        .joined([
            .element(
                "span",
                ["class": "bar", "aria-hidden": "true"],
                .element("span", ["style": "width:\(percent)%"])
            ),
            .text("\(percent)\u{00A0}%"),
        ])
    }

    var ownStyle: StaticString? {
        """
        .attention .place { font-weight: 600 }
        .asks { list-style: none; margin: 0; padding: 0 }
        .asks li { padding: .55rem 0 .55rem 2rem; position: relative; border-bottom: 1px solid var(--line);
          break-inside: avoid }
        .asks li::before { content: ""; position: absolute; left: .1rem; top: .85rem; width: .85rem; height: .85rem;
          border: 1.5px solid var(--soft); border-radius: 3px }
        .asks.needed li::before { border-color: var(--warn); background: var(--warn-wash) }
        .asks strong { font-weight: 600 }
        .columns th { font-weight: 600; overflow-wrap: anywhere }
        .columns tbody th { min-width: 9rem; width: 15rem }
        .fill { white-space: nowrap; font-variant-numeric: tabular-nums }
        .bar { display: inline-block; width: 4.5rem; height: .5rem; margin-right: .5rem; border-radius: 2px;
          background: var(--line); overflow: hidden; vertical-align: .05rem }
        .bar span { display: block; height: 100%; background: var(--accent) }
        .mark { display: inline-block; margin-left: .4rem; padding: 0 .4rem; border: 1px solid var(--line);
          border-radius: .6rem; font-size: .72rem; font-weight: 500; color: var(--soft) }
        .example { display: inline-block; margin: 0 .35rem .2rem 0; padding: 0 .4rem; border-radius: 3px;
          background: var(--wash); overflow-wrap: anywhere }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e4e8ed; --soft: #9aa5b1; --line: #353d47; --wash: #20262d; --accent: #7fb6c6;
            --warn: #e6a75c; --warn-wash: #2b2317; color-scheme: dark }
          body { background: #14181d }
          .scroll { background: none }
        }
        @media print { .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact } }
        """
    }
}
