import Migration
import Projections

/// One thing that a person has to look at, with the section of the page that tells more.
struct Attention: Sendable, Hashable {
    var text: String
    var section: String

    /// The most urgent first.
    static func all(in model: ReportModel, _ exclusions: [Exclusion]) -> [Attention] {
        rollback(model) + writes(model) + source(model) + behind(exclusions) + decisions(model)
            + (model.isRolledBack ? [] : checks(model))
    }

    private static func rollback(_ model: ReportModel) -> [Attention] {
        guard let last = model.certificates.all.last, !last.isProved || last.keptCount + last.failedCount > 0 else {
            return []
        }
        let section = "rollback-\(last.ordinal)"
        guard last.finished != nil else {
            return [Attention(text: "The last rollback has not come to its end: start it again.", section: section)]
        }
        let exceptions = last.keptCount + last.failedCount
        if exceptions > 0 {
            let text =
                "\(ReportText.count(exceptions, "record was", "records were")) not rolled back: "
                + "\(ReportText.count(last.keptCount)) kept, \(ReportText.count(last.failedCount)) failed."
            return [Attention(text: text, section: section)]
        }
        return [Attention(text: "The last rollback is not proved: read its certificate.", section: section)]
    }

    private static func writes(_ model: ReportModel) -> [Attention] {
        var items: [Attention] = []
        let failures = model.failures.sorted.filter { !model.isRolledBack || $0.isInverse || $0.mayHaveArrived }
        func add(
            _ kinds: [FailureList.Failure.Kind],
            _ singular: String,
            _ plural: String,
            section: String = "failures"
        ) {
            let count = failures.count { kinds.contains($0.kind) }
            guard count > 0 else { return }
            let noun = count == 1 ? "record" : "records"
            items.append(
                Attention(
                    text: "\(ReportText.count(count)) \(noun) \(count == 1 ? singular : plural)",
                    section: section
                )
            )
        }
        add([.refused], "was refused by Pipedrive.", "were refused by Pipedrive.")
        add([.lost], "did not reach Pipedrive.", "did not reach Pipedrive.")
        add([.unknown], "may or may not have arrived.", "may or may not have arrived.")
        let open = "may have arrived, and reading could not tell: a person has to look."
        add([.inconclusive], open, open, section: "inconclusive")
        add([.withheld], "waits for the one it belongs to.", "wait for the ones they belong to.")
        if model.unansweredCount > 0 {
            let text =
                "\(ReportText.count(model.unansweredCount, "write was", "writes were")) under way at this point "
                + "of the ledger; the next run settles them first."
            items.append(Attention(text: text, section: "moved"))
        }
        return items
    }

    private static func source(_ model: ReportModel) -> [Attention] {
        var items: [Attention] = []
        let rejected = model.rejected.current.count
        if rejected > 0 {
            let text =
                "\(ReportText.count(rejected, "row of the export was", "rows of the export were")) set aside "
                + "as unreadable, raw bytes kept."
            items.append(Attention(text: text, section: "rejected"))
        }
        for load in model.loads.latest where load.isComplete && !load.isBalanced {
            items.append(Attention(text: "The rows of \(load.file.rawValue) do not add up.", section: "moved"))
        }
        for load in model.loads.latest where !load.isComplete {
            items.append(Attention(text: "\(load.file.rawValue) is only partly read: load it again.", section: "moved"))
        }
        return items
    }

    private static func behind(_ exclusions: [Exclusion]) -> [Attention] {
        let orphans = exclusions.count { $0.cause == .orphan }
        let unusable = exclusions.count { $0.cause == .unusable }
        var items: [Attention] = []
        if orphans > 0 {
            let text = "\(ReportText.count(orphans, "source record needs", "source records need")) a home."
            items.append(Attention(text: text, section: "behind-orphan"))
        }
        if unusable > 0 {
            let text =
                "\(ReportText.count(unusable, "source record lacks", "source records lack")) what makes a record: "
                + "a key, a name or a date."
            items.append(Attention(text: text, section: "behind-unusable"))
        }
        return items
    }

    private static func decisions(_ model: ReportModel) -> [Attention] {
        var items: [Attention] = []
        if model.mapping.confirmation == nil, !model.mapping.lines.isEmpty {
            items.append(Attention(text: "The mapping waits for a confirmation.", section: "mapping"))
        }
        let unmapped = model.mapping.unmapped.count
        if unmapped > 0, !model.mapping.lines.isEmpty {
            let text = "\(ReportText.count(unmapped, "column has", "columns have")) no proposal yet."
            items.append(Attention(text: text, section: "mapping"))
        }
        let unmatched = model.owners.unmatched.count
        if unmatched > 0, model.owners.fallback == nil {
            let text =
                "\(ReportText.count(unmatched, "user id has", "user ids have")) no Pipedrive user and no fallback."
            items.append(Attention(text: text, section: "owners"))
        }
        return items
    }

    private static func checks(_ model: ReportModel) -> [Attention] {
        var items: [Attention] = []
        for scope in model.diff.scopes {
            let found = model.diff.findings.count { $0.scope == scope && $0.needsLook }
            guard found > 0 else { continue }
            let text = "\(ReportText.count(found, "field differs", "fields differ")) from what was meant (\(scope))."
            items.append(Attention(text: text, section: "diff"))
        }
        if let result = model.diff.reconciliation, result.missing + result.misaligned + result.extra > 0 {
            let text =
                "Reconciliation found \(ReportText.count(result.missing)) missing, "
                + "\(ReportText.count(result.misaligned)) misaligned and \(ReportText.count(result.extra)) extra."
            items.append(Attention(text: text, section: "diff"))
        }
        return items
    }
}

extension DiffFound {
    /// Whether the verdict is one that a person has to judge.
    var needsLook: Bool { verdict != "equal" && verdict != "normalised" }
}

extension FailureList.Failure {
    /// Whether the account may hold the record although no answer said so.
    var mayHaveArrived: Bool { kind == .unknown || kind == .inconclusive }
}

extension ReportModel {
    /// Whether a rollback came after every run: what earlier checks found is then history.
    var isRolledBack: Bool {
        guard let last = certificates.all.last else { return false }
        return counts.runs.last { $0.kind != "rollback" }.map { $0.startedAt <= last.startedAt } ?? true
    }
}
