import CanonicalJSON
import Migration

/// The operator's commands, as the real program carries them out.
extension Life {
    private var mapping: String { "d1" }

    /// Loads a version of the export and runs with it; nil when the process died.
    mutating func run(version: Int) -> RunEnd? {
        if scenario.loadsExport {
            guard let end = load(version: version) else { return nil }
            guard end == .finished else { return end }
        }
        desired = TinyFirm.records(
            version: version,
            isTiny: scenario.isTiny,
            hasDocuments: scenario.hasDocuments
        )
        windows = ChangeWindows(size: scenario.windowSize)
        var fingerprint = AccountFingerprint()
        guard readAccount({ fingerprint.note($0, entity: $1) }) else { return .blocked(reason: .tokenRefused) }
        let name = journal.state.nextRunName
        let planned = plannedChanges(of: desired)
        let made = PlanMade(
            kind: "run",
            digest: Life.digest(Array(planned.map(\.reference.key).joined(separator: "\n").utf8)),
            changes: [:],
            tokens: planned.reduce(0) { $0 + $1.costTokens },
            excluded: []
        )
        append([DraftEvent(.planMade(made), actor: "operator", run: name)])
        guard step() else { return nil }
        return drive(machine(run: name, kind: "run", before: fingerprint))
    }

    /// Undoes everything from that size on; nil when the process died.
    mutating func rollBack(to point: UInt64) -> RunEnd? {
        desired = []
        if !journal.state.target.openIntents.isEmpty {
            windows = ChangeWindows([])
            var fingerprint = AccountFingerprint()
            guard readAccount({ fingerprint.note($0, entity: $1) }) else { return .blocked(reason: .tokenRefused) }
            let settling = machine(run: journal.state.nextRunName, kind: "settle", before: fingerprint)
            guard let end = drive(settling) else { return nil }
            guard end == .finished else { return end }
        }
        var uses = ForeignUse(crosswalk: journal.state.target.crosswalk)
        guard readAccount(hasFiles: scenario.hasDocuments, { uses.note($0, entity: $1) }) else {
            return .blocked(reason: .tokenRefused)
        }
        let planner = rollbackPlanner(point)
        let changes = planner.changes()
        let touched = Set(changes.map(\.reference))
        let name = journal.state.nextRunName
        let undoneBefore = journal.state.target.undone.count
        let tokens = changes.reduce(0) { $0 + $1.costTokens }
        append([
            DraftEvent(
                .rollbackStarted(RollbackStarted(to: "\(point)", size: point, inverses: [:], tokens: tokens)),
                actor: "operator",
                run: name
            )
        ])
        guard step() else { return nil }
        var fingerprint = AccountFingerprint()
        guard readAccount({ fingerprint.note($0, entity: $1) }) else { return .blocked(reason: .tokenRefused) }
        windows = ChangeWindows(changes, size: scenario.windowSize)
        let protected = Set(uses.uses.keys).intersection(touched)
        let ended = drive(machine(run: name, kind: "rollback", before: fingerprint, protected: protected))
        guard let ended, ended == .finished else { return ended }
        guard step() else { return nil }
        return prove(run: name, point: point, undoneBefore: undoneBefore) ? .finished : .blocked(reason: .tokenRefused)
    }

    private mutating func prove(run: String, point: UInt64, undoneBefore: Int) -> Bool {
        let kept = journal.events.filter { $0.run == run }.compactMap { RollbackInspection.kept($0.event) }
        var inspection = RollbackInspection(target: journal.state.target, point: point, kept: Set(kept))
        let hasFiles = inspection.hasFiles
        guard readAccount(hasFiles: hasFiles, { inspection.note($0, entity: $1) }) else { return false }
        for (reference, id, images) in inspection.restored {
            guard let answer = read(WireForm.readCall(reference, id: id)) else { return false }
            inspection.note(
                answer.data,
                of: reference,
                id: id,
                beforeImages: images.compactMap { journal.beforeImage(at: $0) }
            )
        }
        let before = journal.state.runs.first { $0.sequence >= point && $0.started.kind != "rollback" }
        let proof = inspection.proved(before: before, digest: Life.digest)
        let finished = RollbackFinished(
            to: "\(point)",
            undone: journal.state.target.undone.count - undoneBefore,
            kept: proof.kept,
            failed: tally.failed + tally.unknown,
            isProved: proof.remaining.isEmpty && journal.state.target.openIntents.isEmpty,
            tokens: tally.tokens
        )
        append([
            DraftEvent(.rollbackProved(proof), actor: "operator", run: run),
            DraftEvent(.rollbackFinished(finished), actor: "operator", run: run),
        ])
        return true
    }

    private func machine(
        run: String,
        kind: String,
        before fingerprint: AccountFingerprint,
        protected: Set<RecordReference> = []
    ) -> RunMachine {
        let state = stateOfNewProcess()
        let started = RunStarted(
            kind: kind,
            companyID: 7,
            mapping: mapping,
            before: fingerprint,
            target: state.target,
            digest: Life.digest
        )
        var granted = budget
        if scenario.canary != .forgetsCeilings {
            granted.grantedTokens = grantedTokens.map { budget.spentToday(at: now) + $0 }
        }
        return RunMachine(
            configuration: RunConfiguration(
                run: run,
                actor: "operator",
                kind: kind,
                started: started,
                inFlightLimit: scenario.inFlightLimit,
                settleGraceMilliseconds: scenario.graceMilliseconds,
                grantedWrites: scenario.canary == .forgetsCeilings ? nil : grantedWrites,
                isForced: scenario.canary == .ignoresPeople,
                digest: Life.digest
            ),
            state: state,
            budget: granted,
            protected: protected
        )
    }

    private func stateOfNewProcess() -> MigrationState {
        guard scenario.canary == .forgetsOpenWrites else { return journal.folded() }
        let open = Set(journal.state.target.openIntents.keys)
        return journal.folded { open.contains($0.sequence) }
    }

    /// The next window of changes that the machine asks for.
    mutating func nextChanges() -> [Change] {
        let records = desired
        let state = journal.state
        let journal = journal
        return windows.next { kind in
            Life.changes(of: records.filter { $0.reference.entity == kind }, state, journal)
        }
    }

    func plannedChanges(of records: [DesiredRecord]) -> [Change] {
        Life.changes(of: records, journal.state, journal)
    }

    private static func changes(
        of records: [DesiredRecord],
        _ state: MigrationState,
        _ journal: Journal
    ) -> [Change] {
        let planner = try? Planner(state: state, currentDigest: "d1") { journal.body(ofIntent: $0) }
        return records.compactMap { planner?.change(for: $0) }
    }

    func rollbackPlanner(_ point: UInt64) -> RollbackPlanner {
        let journal = journal
        return RollbackPlanner(
            target: journal.state.target,
            point: point,
            bodyOfIntent: { journal.body(ofIntent: $0) },
            beforeImage: { journal.beforeImage(at: $0) }
        )
    }

    /// FNV-1a: enough to tell two contents apart.
    static let digest: @Sendable ([UInt8]) -> String = { String(hash($0), radix: 16) }

    static func hash(_ bytes: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
