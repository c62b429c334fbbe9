import Migration
import Projections

/// The one page that a partner of the firm reads; its sections are in files of their own.
struct ReportPage {
    let model: ReportModel
    let exclusions: [Exclusion]
    let diagnostics: [Diagnostic]
    let checkpoint: String
    let heading: ReportHeading

    var html: String { "<!doctype html>\n" + HTML.element("html", ["lang": "en"], head, body).markup + "\n" }

    private var head: HTML {
        .element(
            "head",
            .element("meta", ["charset": "utf-8"]),
            .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .element("title", .text("Migration report \u{2013} \(heading.account)")),
            .style(ReportPage.styleSheet)
        )
    }

    private var body: HTML {
        let sections = [
            attentionSection, movedSection, behindSection, rebuildSection, remarkSection, mappingSection,
            sensitiveSection,
            ownerSection, diffSection,
            failureSection, inconclusiveSection, rejectedSection, timelineSection, tokenSection,
        ]
        return .element(
            "body",
            .element(
                "main",
                [masthead, answer] + sections + model.certificates.all.flatMap { [certificate($0), annex($0)] } + [
                    auditorSection
                ]
            )
        )
    }

    private var masthead: HTML {
        .element(
            "header",
            .element("p", ["class": "eyebrow"], "Migration report"),
            .element("h1", "Practice Master to Pipedrive"),
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

    /// A section under its heading, to which other places can link.
    func section(_ id: String, _ title: String, _ children: [HTML]) -> HTML {
        .element("section", ["id": id], [.element("h2", .text(title))] + children)
    }

    func paragraph(_ text: String) -> HTML { .element("p", .text(text)) }
}
