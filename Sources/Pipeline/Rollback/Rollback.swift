package import Migration

/// Takes back everything that landed after a position, by inverses that are planned, shown, sent and proved.
package struct Rollback {
    private let context: MigrationContext
    private let limits: RunLimits
    private let point: RollbackPoint

    package init(context: MigrationContext, limits: RunLimits, point: RollbackPoint) {
        self.context = context
        self.limits = limits
        self.point = point
    }

    /// What a rollback would do, before anything is touched.
    package struct Plan: Sendable {
        package var changes: [Change]
        package var counts: [String: Int]
        package var tokens: Int
        /// Records that stay because something that is not ours needs them, with the reason.
        package var inUse: [(reference: RecordReference, reason: String)]
        /// Updates that cannot be set back to empty, with the members.
        package var irreversible: [(reference: RecordReference, members: [String])]
    }

    package struct Outcome: Sendable {
        package var end: RunEnd
        package var tally: RunTally
        /// Nil when the rollback stopped before its end; the same command goes on.
        package var proof: RollbackProved?
        package var finished: RollbackFinished?
    }

    /// Reads the account and computes the inverses.
    package func plan() async throws(PipelineError) -> Plan {
        _ = try await context.checkedIdentity()
        let log = context.log
        let planner = RollbackPlanner(
            target: log.state.target,
            point: point.size,
            bodyOfIntent: { log.body(ofIntent: $0) },
            beforeImage: { log.beforeImage(at: $0) }
        )
        let changes = planner.changes()
        var uses = ForeignUse(crosswalk: log.state.target.crosswalk)
        try await context.read { (reader) throws(AccountFailure) in
            let kinds: [TargetEntity] = [.stage, .organization, .person, .deal, .lead, .note, .activity, .file]
            try await reader.forEachRecord(of: kinds) { uses.note($0, entity: $1) }
        }
        var counts: [String: Int] = [:]
        for change in changes {
            counts["\(change.reference.entity.rawValue) \(change.operation.rawValue)", default: 0] += 1
        }
        let touched = Set(changes.map(\.reference))
        return Plan(
            changes: changes,
            counts: counts,
            tokens: changes.reduce(0) { $0 + $1.costTokens },
            inUse: uses.uses.filter { touched.contains($0.key) }.sorted { $0.key < $1.key }
                .map { (reference: $0.key, reason: $0.value) },
            irreversible: changes.compactMap { change in
                change.irreversible.isEmpty
                    ? nil : (reference: change.reference, members: change.irreversible)
            }
        )
    }

    /// Finds out what became of writes without an answer, so that the plan undoes them too; writes nothing.
    ///
    /// Gives the way in which the settling ended; a plan is sound only after `finished`.
    package func settleOpenIntents() async throws(PipelineError) -> RunEnd {
        let log = context.log
        guard !log.state.target.openIntents.isEmpty else { return .finished }
        _ = try await context.checkedIdentity()
        let fingerprint = try await context.read { (reader) throws(AccountFailure) in try await reader.fingerprint() }
        let machine = RunMachine(
            configuration: configuration(run: log.state.nextRunName, kind: "settle", before: fingerprint),
            state: log.state,
            budget: context.budget(within: limits)
        )
        let driver = RunDriver(gateway: context.reader.pacer.gateway, time: context.time, halt: context.halt)
        let outcome = try await driver.drive(
            machine,
            log: log,
            nextChanges: { () throws(PipelineError) in [] },
            observe: { _ in }
        )
        context.reader.pacer.adopt(outcome.budget)
        return outcome.end
    }

    /// Sends the inverses and proves what became of every record.
    package func execute(_ plan: Plan, observe: (RunMachine) -> Void) async throws(PipelineError) -> Outcome {
        let log = context.log
        let run = log.state.nextRunName
        let undoneBefore = log.state.target.undone.count
        try log.append([
            DraftEvent(
                .rollbackStarted(
                    RollbackStarted(to: point.name, size: point.size, inverses: plan.counts, tokens: plan.tokens)
                ),
                actor: context.actor,
                run: run
            )
        ])
        let fingerprint = try await context.read { (reader) throws(AccountFailure) in try await reader.fingerprint() }
        try context.recordReadings(in: run)
        let machine = RunMachine(
            configuration: configuration(run: run, kind: "rollback", before: fingerprint),
            state: log.state,
            budget: context.budget(within: limits),
            protected: Set(plan.inUse.map(\.reference))
        )
        var windows = ChangeWindows(plan.changes)
        let driver = RunDriver(gateway: context.reader.pacer.gateway, time: context.time, halt: context.halt)
        let outcome = try await driver.drive(
            machine,
            log: log,
            nextChanges: { () throws(PipelineError) in windows.next { _ in [] } },
            observe: observe
        )
        context.reader.pacer.adopt(outcome.budget)
        guard outcome.end == .finished else {
            return Outcome(end: outcome.end, tally: outcome.tally, proof: nil, finished: nil)
        }
        let proof = try await RollbackProof(context: context, point: point).prove(run: run)
        try context.recordReadings(in: run)
        let finished = RollbackFinished(
            to: point.name,
            // Not what landed: a write of before that this run found to have taken effect is no inverse.
            undone: log.state.target.undone.count - undoneBefore,
            kept: proof.kept,
            failed: outcome.tally.failed + outcome.tally.unknown,
            isProved: proof.remaining.isEmpty && log.state.target.openIntents.isEmpty,
            tokens: outcome.tally.tokens
        )
        try log.append([
            DraftEvent(.rollbackProved(proof), actor: context.actor, run: run),
            DraftEvent(.rollbackFinished(finished), actor: context.actor, run: run),
        ])
        return Outcome(end: outcome.end, tally: outcome.tally, proof: proof, finished: finished)
    }

    private func configuration(run: String, kind: String, before: AccountFingerprint) -> RunConfiguration {
        RunConfiguration(
            run: run,
            actor: context.actor,
            kind: kind,
            started: RunStarted(
                kind: kind,
                companyID: Int64(context.log.state.settings[SettingName.company] ?? "") ?? 0,
                mapping: context.log.state.mapping.confirmedDigest ?? "",
                before: before,
                target: context.log.state.target,
                digest: { Digests.sha256($0) }
            ),
            inFlightLimit: limits.inFlight,
            settleGraceMilliseconds: limits.settleGraceMilliseconds,
            grantedWrites: limits.writes,
            isForced: limits.isForced,
            digest: { Digests.sha256($0) }
        )
    }
}
