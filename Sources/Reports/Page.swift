/// A page of ours: one file that asks nothing of any other host, with its masthead and its sections.
protocol Page {
    /// What the reader's window shows.
    var title: String { get }
    /// What kind of page it is, in few words over the headline.
    var eyebrow: String { get }
    var headline: String { get }
    /// What the page is about and up to which point, in one line.
    var standing: String { get }
    /// Style rules besides those that all pages share.
    var ownStyle: StaticString? { get }
    var sections: [HTML] { get }
}

extension Page {
    var ownStyle: StaticString? { nil }

    var document: String {
        let head = HTML.element(
            "head",
            .element("meta", ["charset": "utf-8"]),
            .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .element("title", .text(title)),
            .style(PageStyle.shared),
            ownStyle.map { .style($0) } ?? .nothing
        )
        let body = HTML.element("body", .element("main", [masthead] + sections))
        return "<!doctype html>\n" + HTML.element("html", ["lang": "en"], head, body).markup + "\n"
    }

    private var masthead: HTML {
        .element(
            "header",
            .element("p", ["class": "eyebrow"], .text(eyebrow)),
            .element("h1", .text(headline)),
            .element("p", ["class": "standing"], .text(standing))
        )
    }

    /// A section under its heading, to which other places can link.
    func section(_ id: String, _ title: String, _ children: [HTML]) -> HTML {
        .element("section", ["id": id], [.element("h2", .text(title))] + children)
    }

    func paragraph(_ text: String) -> HTML { .element("p", .text(text)) }

    /// Counts in a row, each over its name.
    func figures(_ figures: [(count: Int, name: String)]) -> HTML {
        .element(
            "ul",
            ["class": "figures"],
            figures.map { count, name in
                .element("li", .element("strong", .text(ReportText.count(count))), .element("span", .text(name)))
            }
        )
    }
}
