import Migration
package import Projections

extension Timeline.Entry {
    /// The entry told in one sentence without its time and actor.
    package var sentence: String {
        switch moment {
        case .opened(let account): "The migration to \(account) was opened."
        case .setting(let name, let value): "The setting \(name) became \(value)."
        case .named(let checkpoint, let size, _):
            "The checkpoint \u{201C}\(checkpoint)\u{201D} was named at position \(ReportText.count(Int(size)))."
        case .loaded(let file):
            "\(file.file.rawValue) was read: \(ReportText.count(file.records, "row")) in = "
                + "\(ReportText.count(file.parsed + file.changed + file.same)) read + "
                + "\(ReportText.count(file.rejected)) set aside."
        case .proposed: "The program proposed \(ReportText.count(count, "decision")) for the mapping."
        case .amended: "A person amended \(ReportText.count(count, "decision")) of the mapping."
        case .confirmed(_, let rules, let skipped):
            "The mapping was confirmed: \(ReportText.count(rules, "rule")), "
                + "\(ReportText.count(skipped, "column")) not migrated."
        case .revoked(let reason): "The confirmation no longer held: \(reason)."
        case .ownersAssigned: "\(ReportText.count(count, "owner was", "owners were")) assigned."
        case .fallbackOwner(let email): "The fallback owner became \(email)."
        case .planned, .started, .finished, .interrupted: runSentence
        case .compared, .reconciled: checkSentence
        case .rollbackStarted, .rollbackProved, .rollbackFinished: rollbackSentence
        }
    }

    private var runSentence: String {
        switch moment {
        case .planned(let kind, let tokens):
            "A plan for the \(ReportText.run(kind).lowercased()) was made, "
                + "quoted at \(ReportText.count(tokens, "token"))."
        case .started(let kind): "The \(ReportText.run(kind).lowercased()) began."
        case .finished(let run):
            "The \(ReportText.run(run.kind).lowercased()) ended: "
                + tally(run.landed, failed: run.failed, unknown: run.unknown)
        case .interrupted(let run):
            "The \(ReportText.run(run.kind).lowercased()) stopped at a clean point (\(run.cause)): "
                + tally(run.landed, failed: run.failed, unknown: run.unknown)
        default: ""
        }
    }

    private func tally(_ landed: [String: Int], failed: Int, unknown: Int) -> String {
        "\(ReportText.count(landed.values.reduce(0, +))) landed, \(ReportText.count(failed)) failed, "
            + "\(ReportText.count(unknown)) unknown."
    }

    private var checkSentence: String {
        switch moment {
        case .compared(let scope): "The account was compared with the mapping, field by field (\(scope))."
        case .reconciled(let result):
            "\(ReportText.count(result.checked, "record was", "records were")) reconciled with the account: "
                + "\(ReportText.count(result.missing)) missing, \(ReportText.count(result.misaligned)) misaligned, "
                + "\(ReportText.count(result.extra)) extra."
        default: ""
        }
    }

    private var rollbackSentence: String {
        switch moment {
        case .rollbackStarted(let to, let size):
            "A rollback to \u{201C}\(to)\u{201D} (position \(ReportText.count(Int(size)))) began."
        case .rollbackProved(let isEqual):
            isEqual
                ? "Reading the account back showed that it is as it was before."
                : "Reading the account back showed differences from what it was before."
        case .rollbackFinished(let result):
            "The rollback ended: \(ReportText.count(result.undone)) undone, \(ReportText.count(result.kept)) kept, "
                + "\(ReportText.count(result.failed)) failed."
        default: ""
        }
    }
}
