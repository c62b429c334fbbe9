import CanonicalJSON
import Foundation
import Migration
import Pipeline

/// Shows how a run goes: one live line on a terminal, a plain line now and then elsewhere, objects with `--json`.
final class RunProgress {
    private let terminal: Terminal
    private let total: Int
    private let begin = ContinuousClock.now
    private var lastShown = ContinuousClock.now
    private var isFirst = true
    private var announcedPause: Timestamp?

    init(terminal: Terminal, total: Int) {
        self.terminal = terminal
        self.total = total
    }

    /// Shows where a run stands, and once what it waits for when that takes longer than a minute.
    func show(_ machine: RunMachine) {
        let now = WallClock.system.now()
        if let pause = machine.budget.pausedUntil, pause != announcedPause,
            RateBudget.isDayPause(from: now, until: pause)
        {
            announcedPause = pause
            let minutes = (pause.milliseconds - now.milliseconds) / 60_000
            terminal.remark(
                "The day's tokens are used up: waiting for the reset, about \(minutes) minutes; Ctrl-C stops cleanly."
            )
        }
        show(machine.tally)
    }

    func show(_ tally: RunTally, isLast: Bool = false) {
        let interval: Duration = terminal.isLive ? .milliseconds(100) : .seconds(5)
        guard total > 0 else { return }
        guard isLast || isFirst || ContinuousClock.now - lastShown >= interval else { return }
        isFirst = false
        lastShown = .now
        let done = tally.landedTotal + tally.failed + tally.kept + tally.withheld.count
        if terminal.isJSON {
            terminal.object([
                "type": "progress", "done": .int(done), "total": .int(total), "tokens": .int(tally.tokens),
                "failed": .int(tally.failed),
            ])
            return
        }
        guard !terminal.isQuiet else { return }
        let elapsed = ContinuousClock.now - begin
        let seconds = max(1, elapsed.components.seconds * 1000 + elapsed.components.attoseconds / 1_000_000_000_000_000)
        let perSecond = Int64(done) * 1000 / seconds
        let left = perSecond > 0 ? " · \(Int64(max(0, total - done)) / perSecond) s left" : ""
        let text =
            "\(RunProgress.bar(done, of: total)) \(done)/\(total) · \(RunProgress.counts(tally)) · "
            + "\(tally.tokens) tokens · \(perSecond)/s\(isLast ? "" : left)"
        if terminal.isLive {
            try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[2K\(text)\(isLast ? "\n" : "")".utf8))
        } else {
            Terminal.complain(text)
        }
    }

    private static func bar(_ done: Int, of total: Int) -> String {
        let filled = total > 0 ? min(20, done * 20 / total) : 20
        return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled) + "]"
    }

    static func counts(_ tally: RunTally) -> String {
        let parts = tally.landed.sorted { $0.key < $1.key }.map { "\($0.value) \(Wording.plural($0.key, $0.value))" }
        let failed = tally.failed > 0 ? ["\(tally.failed) failed"] : []
        return (parts + failed).joined(separator: ", ")
    }
}
