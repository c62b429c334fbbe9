/// Everything that a decision needs to know, folded from the events of one ledger.
package struct MigrationState: Sendable, Equatable {
    /// The number of events folded, and so the sequence number of the next one.
    package private(set) var size: UInt64 = 0
    package private(set) var opened: LedgerOpened?
    package private(set) var settings: [String: String] = [:]
    package private(set) var source = SourceState()
    package private(set) var mapping = MappingState()
    package private(set) var target = TargetState()
    package private(set) var checkpoints: [NamedPosition] = []
    package private(set) var runs: [RunSummary] = []

    package init() {}

    package mutating func apply(_ recorded: RecordedEvent) {
        size = recorded.sequence + 1
        switch recorded.event {
        case .ledgerOpened(let opened): self.opened = opened
        case .settingChanged(let changed): settings[changed.name] = changed.value
        case .checkpointNamed(let named):
            checkpoints.append(NamedPosition(name: named.name, size: named.size, at: recorded.at))
        case .runStarted(let started):
            runs.append(RunSummary(name: recorded.run, sequence: recorded.sequence, at: recorded.at, started: started))
        case .runFinished, .runInterrupted, .rollbackFinished: endRun(recorded)
        default: break
        }
        source.apply(recorded)
        mapping.apply(recorded)
        target.apply(recorded)
    }

    private mutating func endRun(_ recorded: RecordedEvent) {
        guard let last = runs.indices.last, runs[last].name == recorded.run else { return }
        runs[last].end = recorded.event
    }

    /// The name for the next run: `run-1`, `run-2` ...
    package var nextRunName: String { "run-\(runs.count + 1)" }

    /// The run that began and has no end in the ledger: it was killed.
    package var brokenRun: RunSummary? { runs.last.flatMap { $0.end == nil ? $0 : nil } }
}
