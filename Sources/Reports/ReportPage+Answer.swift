import Migration
import Projections

extension ReportPage {
    static let shown: [TargetEntity] = [.deal, .lead, .person, .organization, .note, .activity, .file]

    /// The first thing read: what is in Pipedrive, whether anything was lost, whether anything is to be done.
    var answer: HTML {
        .element(
            "section",
            ["class": "answer", "id": "answer"],
            .element("h2", ["class": "quiet"], "In short"),
            .element("p", ["class": "lead"], .text(summary)),
            completeness.isEmpty ? .nothing : .element("p", ["class": "lead second"], .text(completeness)),
            remaining.isEmpty ? .nothing : .element("p", ["class": "lead second"], .text(remaining)),
            money,
            tiles
        )
    }

    private var present: [(entity: TargetEntity, count: Int)] {
        ReportPage.shown.map { ($0, model.counts.present($0)) }.filter { $0.1 > 0 }
    }

    private var summary: String {
        let names = present.map { ReportText.counted($0.entity, $0.count) }
        if let last = model.certificates.all.last, model.isRolledBack {
            let undone = ReportText.count(last.undoneCount, "record")
            if present.isEmpty {
                return "The migration was rolled back: \(undone) undone, nothing of it is in Pipedrive."
            }
            return "After a rollback that undid \(undone), \(ReportText.enumeration(names)) "
                + "of the migration \(verb) in Pipedrive."
        }
        if !present.isEmpty { return "\(ReportText.enumeration(names)) \(verb) in Pipedrive." }
        return model.loads.loads.isEmpty
            ? "Nothing has been loaded yet." : "The export has been read; nothing has been sent to Pipedrive yet."
    }

    private var verb: String { present.reduce(0) { $0 + $1.count } == 1 ? "is" : "are" }

    private var completeness: String {
        let loads = model.loads.latest
        guard !loads.isEmpty else { return "" }
        let records = loads.reduce(0) { $0 + $1.records }
        let parsed = loads.reduce(0) { $0 + $1.read }
        let rejected = loads.reduce(0) { $0 + $1.rejected }
        let isWhole = loads.allSatisfy { $0.isComplete && $0.isBalanced }
        let sum =
            "\(ReportText.count(records, "row")) in = \(ReportText.count(parsed)) read "
            + "+ \(ReportText.count(rejected)) set aside."
        return (isWhole ? "No row was lost: " : "The rows so far: ") + sum
    }

    /// How many source records do not go along, each by a rule.
    private var remaining: String {
        guard !exclusions.isEmpty else { return "" }
        let causes = Exclusion.Cause.allCases.compactMap { cause -> String? in
            let count = exclusions.count { $0.cause == cause }
            return count > 0 ? ReportText.counted(cause, count) : nil
        }
        let verb = exclusions.count == 1 ? "stays" : "stay"
        let rule =
            model.mapping.confirmation == nil
            ? "would stay behind by the mapping as proposed" : "\(verb) behind by rule"
        return "\(ReportText.count(exclusions.count, "source record")) \(rule): \(ReportText.enumeration(causes))."
    }

    private var money: HTML {
        guard !model.money.sums.isEmpty, !present.isEmpty else { return .nothing }
        let sums = model.money.sums.map { sum in
            (sum.currency.isEmpty ? "" : sum.currency + " ") + ReportText.amount(sum.amount)
        }
        let text = "The matters in Pipedrive carry a value of \(ReportText.enumeration(sums))."
        return .element("p", ["class": "lead second"], .text(text))
    }

    private var tiles: HTML {
        guard !present.isEmpty else { return .nothing }
        return figures(present.map { ($0.count, ReportText.noun($0.entity, count: $0.count)) })
    }

    var attentionSection: HTML {
        let items = Attention.all(in: model, exclusions)
        guard !items.isEmpty else {
            return section(
                "attention",
                "What needs your attention",
                [
                    .element(
                        "p",
                        ["class": "calm"],
                        "Nothing. No record failed, no row was set aside, no decision is open."
                    )
                ]
            )
        }
        let list = items.map { item in
            HTML.element("li", .element("a", ["href": "#\(item.section)"], .text(item.text)))
        }
        return section("attention", "What needs your attention", [.element("ul", ["class": "attention"], list)])
    }
}
