import Migration
package import Projections

/// The page of one client: every event about it in order, each with the proof that it stands in the ledger.
///
/// The proofs lie in the page as they are checked: each `pre` of class `proof` is a whole file for a checker.
package struct CustodyPage: Page {
    private let custody: Custody

    package init(_ custody: Custody) { self.custody = custody }

    package var html: String { document }

    var title: String { "Custody of \(custody.key)" }
    var eyebrow: String { "Chain of custody" }
    var headline: String { custody.name.isEmpty ? custody.key : custody.name }
    var standing: String {
        "Client \(custody.key) \u{00B7} \(custody.account) \u{00B7} "
            + "ledger of \(ReportText.count(Int(custody.size), "event"))"
    }

    var sections: [HTML] { [summary, checking, .element("section", [heading] + entries)] }

    private var summary: HTML {
        let counts = [
            (
                shown { if case .rowParsed = $0 { true } else if case .rowChanged = $0 { true } else { false } },
                "rows read"
            ),
            (shown { if case .apiIntended = $0 { true } else { false } }, "writes intended"),
            (shown { if case .apiLanded = $0 { true } else { false } }, "writes confirmed"),
            (custody.entries.count, "events in all"),
        ]
        return .element(
            "section",
            ["class": "answer"],
            .element("p", ["class": "lead"], .text(matters)),
            figures(counts)
        )
    }

    private var matters: String {
        let numbers = custody.matterNumbers
        return "What the ledger holds about this client and "
            + (numbers.count == 1
                ? "the matter \(numbers[0])"
                : "the \(ReportText.count(numbers.count)) matters "
                    + ReportText.enumeration(numbers))
            + ", from the line of the export to the last answer of Pipedrive."
    }

    private func shown(_ isCounted: (Event) -> Bool) -> Int {
        custody.entries.count { entry in
            guard case .shown(let event, _) = entry.content else { return false }
            return isCounted(event)
        }
    }

    private var checking: HTML {
        let steps: [[HTML]] = [
            [
                "Get the public key of this ledger from somebody else than the sender of this page. It should be ",
                .element("code", .text(custody.verifierKey)), ".",
            ],
            [
                .element("code", "python3 tools/verify_proof.py THIS-PAGE --key KEY"),
                " checks each proof below: the event hashes up to the root that the checkpoint signs.",
            ],
            ["Compare the checkpoint with one that was kept outside: the larger one must contain the smaller one."],
        ]
        return .element(
            "section",
            .element("h2", "How to check this page"),
            .element("ol", steps.map { .element("li", $0) }),
            .element("h3", "Signed checkpoint"),
            .element("pre", ["tabindex": "0"], .text(custody.checkpoint)),
            .element(
                "p",
                ["class": "rest"],
                .text(reach)
            )
        )
    }

    /// What the page leaves out, and what it cannot show.
    private var reach: String {
        ReportText.count(
            withheld,
            "event that is about other clients too is",
            "events that are about other clients too are"
        )
            + " withheld: place and hash are proved, the text is not shown. Records that the reader of the export set "
            + "aside belong to nobody and are not here. The page proves that these events are in the ledger; that no "
            + "other one is about the client, only the whole export shows."
    }

    private var withheld: Int {
        custody.entries.count { entry in
            guard case .withheld = entry.content else { return false }
            return true
        }
    }

    private var heading: HTML { .element("h2", "Event by event") }

    private var entries: [HTML] {
        custody.entries.map { entry in
            .element(
                "details",
                .element(
                    "summary",
                    .element("span", ["class": "number"], .text("\(entry.sequence)")),
                    .element("span", .text(entry.sentence)),
                    .element(
                        "span",
                        ["class": "standing"],
                        .text("\(ReportText.second(entry.at)) \u{00B7} \(entry.actor)")
                    )
                ),
                stored(entry),
                .element("pre", ["class": "proof", "tabindex": "0"], .text(entry.proof))
            )
        }
    }

    private func stored(_ entry: Custody.Entry) -> HTML {
        guard case .shown(_, let stored) = entry.content else { return .nothing }
        return .element("pre", ["tabindex": "0"], .text(stored))
    }

    var ownStyle: StaticString? {
        """
        details { border-bottom: 1px solid var(--line); padding: .5rem 0 }
        summary { display: grid; grid-template-columns: 4.5rem 1fr; column-gap: .8rem; cursor: pointer }
        summary .number { grid-row: span 2; text-align: right; color: var(--accent); font-weight: 600;
          font-variant-numeric: tabular-nums }
        summary .standing { font-size: .85rem }
        details pre { font-size: .74rem; padding: .7rem .9rem }
        @media print { details:not([open]) { break-inside: avoid } }
        """
    }
}
