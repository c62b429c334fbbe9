package import Migration
package import PracticeMaster

/// An inspection as lines for a terminal: what is most urgent stands last, where the eye is.
package struct InspectionScreen {
    private let inspection: Inspection
    let style: TextStyle
    /// What people type next.
    private let next: String

    package init(_ inspection: Inspection, style: TextStyle, next: String) {
        self.inspection = inspection
        self.style = style
        self.next = next
    }

    /// Everything, with the columns that hold data.
    package var overview: [String] {
        let files = inspection.files
        return block("The files", Tables.inspectedFiles(inspection).lines(style))
            + files.flatMap { block(title(of: $0), Tables.inspectedColumns($0, exampleCount: 3).lines(style)) }
            + block("How dates are read", files.flatMap { dates(of: $0) })
            + numbers
            + block("Records set aside", Tables.inspectedRejects(files).lines(style))
            + block("Sensitive content", Tables.inspectedSensitive(inspection.sensitive).lines(style))
            + block(orphanTitle(inspection.orphanCount), Tables.inspectedOrphans(inspection.orphanGroups).lines(style))
            + block("Remarks on the data", remarks)
            + leftBehind
            + findings(inspection.findings)
            + requests(inspection.requests)
            + block("In short", ReportText.summary(of: inspection).flatMap { style.wrapped($0, indent: "  ") })
            + block("Next", steps)
    }

    /// One file with everything that is known about it; nil where it is not loaded.
    package func details(of file: SourceFile) -> [String]? {
        guard let look = inspection.file(file) else { return nil }
        let orphans = inspection.orphans.filter { $0.file == file }
        let orphanCount = inspection.orphanGroups.reduce(0) { $0 + ($1.file == file ? $1.count : 0) }
        let places = inspection.sensitive.map { $0.part(of: file) }.filter { $0.count > 0 }
        let empty = look.columns.filter { $0.filled == 0 }.map(\.column.header)
        return block("\(file.rawValue): \(ReportText.contents(of: file))", facts(of: look))
            + block("Columns that hold data", Tables.inspectedColumns(look, exampleCount: 3).lines(style))
            + block(
                "Columns without a value",
                empty.isEmpty ? [] : style.wrapped(empty.joined(separator: ", "), indent: "  ")
            )
            + block("How dates are read", dates(of: look))
            + (file == .client ? numbers : [])
            + block("Records set aside", rejects(of: look))
            + block("Sensitive content", Tables.inspectedSensitive(places).lines(style))
            + block(orphanTitle(orphanCount), first(orphans, of: orphanCount))
            + findings(inspection.findings.filter { $0.file == file })
            + requests(inspection.requests.filter { $0.file == file })
    }

    private func block(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", style.heading(title)] + lines
    }

    private func title(of file: FileInspection) -> String {
        "\(file.file.rawValue): \(ReportText.contents(of: file.file)), \(ReportText.count(file.rowCount, "row"))"
    }

    private func orphanTitle(_ count: Int) -> String {
        "Orphans: \(ReportText.count(count, "row names", "rows name")) what is not in the export"
    }

    private var numbers: [String] {
        guard let keys = inspection.clientKeys else { return [] }
        return block("How matter numbers are read", style.wrapped("\(keys.sentence).", indent: "  "))
    }

    /// Without the examples, for which a terminal has no room.
    private var remarks: [String] {
        let table = Tables.inspectedRemarks(inspection.remarks)
        return ReportTable(table.columns.dropLast(), rows: table.rows.map { $0.dropLast() }).lines(style)
    }

    private var leftBehind: [String] {
        guard let exclusions = inspection.exclusions else { return [] }
        let count = ReportText.count(exclusions.count, "source record stays", "source records stay")
        let title = "By the mapping as it stands \(count) behind"
        return ["", style.heading(title)] + Tables.leftBehind(exclusions).lines(style)
    }

    private func findings(_ findings: [InspectionFinding]) -> [String] {
        block(
            "What stands out",
            findings.flatMap { finding in
                style.wrapped(
                    ReportText.place(finding) + finding.text + ".",
                    first: "  " + style.caution("!") + " ",
                    indent: "    "
                )
            }
        )
    }

    private func requests(_ requests: [ExportRequest]) -> [String] {
        block(
            "What to ask the firm for",
            requests.flatMap { request in
                let label = ReportText.title(request.weight).lowercased()
                let mark = request.weight == .needed ? style.alert(label) : style.soft(label)
                return style.wrapped(request.ask, first: "  \(mark)  ", indent: "          ")
                    + style.wrapped(request.why, indent: "          ").map { style.soft($0) }
            }
        )
    }

    private var steps: [String] {
        let needed = inspection.requests.count { $0.weight == .needed }
        let ask =
            needed == 0
            ? "Nothing that is needed is missing."
            : "Ask for what is needed (\(ReportText.count(needed, "point"))) and load again; what is here can be "
                + "mapped meanwhile."
        return style.wrapped(ask, indent: "  ") + ["  " + style.command(next)]
    }
}
