import Migration
import Projections

extension ReportPage {
    var auditorSection: HTML {
        let counts = ReportTable(
            [.init("type", "Event"), .init("count", "Count")],
            rows: model.ledger.counts.map { [.text($0.type), .count($0.count)] }
        )
        return section(
            "auditor",
            "For the auditor",
            [
                paragraph(
                    "Everything above was computed from the first "
                        + "\(ReportText.count(Int(heading.size), "event")) of the ledger, and from nothing else. "
                        + "The same events give this page again, byte for byte."
                ),
                ReportPage.definitions(facts),
                .element("h3", "Signed checkpoint"),
                .element("pre", ["tabindex": "0"], .text(checkpoint)),
                .element("h3", "How to check it"),
                .element("ol", steps.map { .element("li", $0) }),
                .table(counts, caption: "Events by type"),
            ]
        )
    }

    private var facts: [(String, String)] {
        var facts: [(String, String)] = [
            ("Position", "\(heading.size)"), ("Root", heading.root), ("Last event", ReportText.second(heading.asOf)),
        ]
        if let opened = model.ledger.opened {
            facts.append(("Time zone", opened.timeZone))
            facts.append(("Currency", opened.currency))
            facts.append(("Public key", opened.verifierKey))
        }
        return facts
    }

    private var steps: [[HTML]] {
        [
            [.element("code", "convey verify"), " reads the whole ledger again and recomputes the root."],
            [
                .element("code", "convey export FILE"),
                " writes every event as it is stored, with its signed checkpoint; the verifier in ",
                .element("code", "tools/verify_ledger.py"), " needs nothing but Python and the files beside it.",
            ],
            [
                .element("code", .text("convey report --at \(heading.size)")),
                " writes this report again from the same position.",
            ],
            ["Keep a copy of the checkpoint outside: it shows later that nothing before it was changed or cut off."],
        ]
    }
}
