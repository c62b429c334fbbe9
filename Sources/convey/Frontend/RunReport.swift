import CanonicalJSON
import Migration
import Pipeline

/// Says what came of a run, in words and as the result object.
struct RunReport {
    let terminal: Terminal

    func end(of outcome: RunEnd, failures: Int) -> CommandEnd {
        switch outcome {
        case .finished: failures > 0 ? .doneWithFailures : .done
        case .interrupted: .interrupted
        case .tokenCeiling, .writeCeiling, .fuse, .foundationFailed, .blocked(.blockedAtEdge): .ceiling
        case .blocked, .unreachable: .refused
        }
    }

    /// One sentence on why a run stopped early and what to do.
    func sentence(_ end: RunEnd) -> String? {
        switch end {
        case .finished: nil
        case .interrupted: "Stopped at a clean point; the same command goes on from here."
        case .tokenCeiling:
            "Stopped: the tokens granted for today are used up. Tomorrow, or with more granted, the same command goes "
                + "on from here."
        case .writeCeiling: "Stopped: the granted writes are used up. The same command goes on from here."
        case .fuse: "Stopped: too many writes failed one after the other; look at the failures in convey report."
        case .foundationFailed:
            "Stopped: a pipeline, stage, custom field or activity type was refused, and everything else needs it; "
                + "look at the failures in convey report."
        case .blocked(let refusal): "Stopped, and nothing more was sent: \(refusal.sentence)"
        case .unreachable: "Stopped: nothing answers at the account's address. The same command goes on from here."
        }
    }

    /// Without a command the words alone: a story has a result of its own.
    @discardableResult
    func show(_ command: String?, _ outcome: MigrationRun.Outcome) -> CommandEnd {
        let tally = outcome.tally
        let landed = RunProgress.counts(tally)
        terminal.line(landed.isEmpty ? "Nothing was to be written." : "Landed: \(landed).")
        if tally.unknown > 0 {
            terminal.line("\(tally.unknown) writes are not settled yet; the next run reads what became of them.")
        }
        if !tally.withheld.isEmpty {
            terminal.line("\(tally.withheld.count) records wait for a parent that is missing.")
        }
        if outcome.exclusions > 0 {
            terminal.line(
                "\(outcome.exclusions) source records stay behind by rule; "
                    + "exclusions.csv of convey report has each with its reason."
            )
        }
        if let sentence = sentence(outcome.end) { terminal.line(sentence) }
        if tally.kept > 0 {
            terminal.line("\(tally.kept) records were changed by somebody since and stay as they are: see diff.csv.")
        }
        let failures = tally.failed + tally.unknown + tally.withheld.count + tally.kept
        if let command { terminal.result(command, status: outcome.end.word, members(outcome)) }
        return end(of: outcome.end, failures: failures)
    }

    private func members(_ outcome: MigrationRun.Outcome) -> [String: JSON] {
        let tally = outcome.tally
        return [
            "landed": .counts(allKinds(tally)), "failed": .int(tally.failed), "unknown": .int(tally.unknown),
            "skipped": .int(tally.withheld.count), "conflicts": .int(tally.kept), "tokens": .int(tally.tokens),
            "excluded": .int(outcome.exclusions),
        ]
    }

    private func allKinds(_ tally: RunTally) -> [String: Int] {
        TargetEntity.allCases.reduce(into: [:]) { $0[$1.rawValue] = tally.landed[$1] ?? 0 }
    }
}
