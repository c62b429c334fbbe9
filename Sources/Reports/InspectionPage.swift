import Migration
package import PracticeMaster

/// An inspection as one page that a consultant sends to the firm: what is there, what stands out, what is missing.
package struct InspectionPage: Page {
    let inspection: Inspection
    private let heading: ReportHeading

    package init(_ inspection: Inspection, heading: ReportHeading) {
        self.inspection = inspection
        self.heading = heading
    }

    package var html: String { document }

    var title: String { "Inspection of the export \u{2013} \(heading.account)" }
    var eyebrow: String { "Inspection of the export" }
    var headline: String { "What the firm has sent" }
    var standing: String { heading.standing }

    var sections: [HTML] {
        [
            answer, findings, requests, sensitive, files, reading, rejects, orphans, remarks, leftBehind, columns,
        ]
    }

    private var answer: HTML {
        let outline = inspection.outline
        let needed = inspection.requests.count { $0.weight == .needed }
        let counts: [(Int, String)] = [
            (outline.matters, outline.matters == 1 ? "matter" : "matters"),
            (outline.clients, outline.clients == 1 ? "client" : "clients"),
            (outline.contacts, outline.contacts == 1 ? "contact" : "contacts"), (inspection.rowCount, "rows"),
            (inspection.rejectedCount, "set aside"), (inspection.orphanCount, "orphans"), (needed, "needed"),
        ]
        return .element(
            "section",
            ["class": "answer", "id": "answer"],
            .element("h2", ["class": "quiet"], "In short"),
            .element("p", ["class": "lead"], .text(ReportText.summary(of: inspection).joined(separator: " "))),
            figures(counts)
        )
    }

    private var findings: HTML {
        guard !inspection.findings.isEmpty else {
            let calm = HTML.element("p", ["class": "calm"], "Nothing: every record could be read and has its place.")
            return section("findings", "What stands out", [calm])
        }
        let items = inspection.findings.map { finding in
            HTML.element(
                "li",
                .element("span", ["class": "place"], .text(ReportText.place(finding))),
                .text(ReportText.sentence(finding.text) + ".")
            )
        }
        return section("findings", "What stands out", [.element("ul", ["class": "attention"], items)])
    }

    /// A list to tick off; what is needed comes first.
    private var requests: HTML {
        guard !inspection.requests.isEmpty else { return .nothing }
        let groups = ExportRequest.Weight.allCases.sorted().flatMap { weight -> [HTML] in
            let found = inspection.requests.filter { $0.weight == weight }
            guard !found.isEmpty else { return [] }
            return [
                .element("h3", .text(ReportText.title(weight))),
                .element("ul", ["class": "asks \(weight.rawValue)"], found.map(item)),
            ]
        }
        return section("requests", "What to ask the firm for", groups)
    }

    private func item(_ request: ExportRequest) -> HTML {
        .element(
            "li",
            .element("strong", .text(request.ask)),
            .element("span", ["class": "line none"], .text(request.why))
        )
    }

    private var sensitive: HTML {
        section(
            "sensitive",
            "Sensitive content",
            [
                paragraph(
                    "Counted, never shown. Secure matters, private entries and such columns stay behind until a person "
                        + "decides otherwise."
                ),
                .table(Tables.inspectedSensitive(inspection.sensitive), caption: "Rows by kind"),
            ]
        )
    }
}
