import Migration
package import PracticeMaster

/// An inspection as one page that a consultant sends to the firm: what is there, what stands out, what is missing.
package struct InspectionPage {
    let inspection: Inspection
    private let heading: ReportHeading

    package init(_ inspection: Inspection, heading: ReportHeading) {
        self.inspection = inspection
        self.heading = heading
    }

    package var html: String { "<!doctype html>\n" + HTML.element("html", ["lang": "en"], head, body).markup + "\n" }

    private var head: HTML {
        .element(
            "head",
            .element("meta", ["charset": "utf-8"]),
            .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .element("title", .text("Inspection of the export \u{2013} \(heading.account)")),
            .style(ReportPage.styleSheet),
            .style(InspectionPage.styleSheet)
        )
    }

    private var body: HTML {
        let sections = [
            masthead, answer, findings, requests, sensitive, files, reading, rejects, orphans, remarks, leftBehind,
            columns,
        ]
        return .element("body", .element("main", sections))
    }

    private var masthead: HTML {
        .element(
            "header",
            .element("p", ["class": "eyebrow"], "Inspection of the export"),
            .element("h1", "What the firm has sent"),
            .element(
                "p",
                ["class": "standing"],
                .text(
                    "\(heading.account) \u{00B7} as of \(ReportText.minute(heading.asOf)) \u{00B7} "
                        + "ledger position \(ReportText.count(Int(heading.size)))"
                )
            )
        )
    }

    private var answer: HTML {
        let outline = inspection.outline
        let needed = inspection.requests.count { $0.weight == .needed }
        let figures: [(Int, String)] = [
            (outline.matters, outline.matters == 1 ? "matter" : "matters"),
            (outline.clients, outline.clients == 1 ? "client" : "clients"),
            (outline.contacts, outline.contacts == 1 ? "contact" : "contacts"), (inspection.rowCount, "rows"),
            (inspection.rejectedCount, "set aside"), (inspection.orphans.count, "orphans"), (needed, "needed"),
        ]
        return .element(
            "section",
            ["class": "answer", "id": "answer"],
            .element("h2", ["class": "quiet"], "In short"),
            .element("p", ["class": "lead"], .text(ReportText.summary(of: inspection).joined(separator: " "))),
            .element(
                "ul",
                ["class": "figures"],
                figures.map { count, name in
                    .element("li", .element("strong", .text(ReportText.count(count))), .element("span", .text(name)))
                }
            )
        )
    }

    func section(_ id: String, _ title: String, _ children: [HTML]) -> HTML {
        .element("section", ["id": id], [.element("h2", .text(title))] + children)
    }

    func paragraph(_ text: String) -> HTML { .element("p", .text(text)) }

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
