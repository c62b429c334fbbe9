package import Migration
package import PracticeMaster

/// Samples and full runs: everything between a confirmed mapping and records in the account.
package struct MigrationRun {
    package enum Kind: Sendable, Hashable {
        case sample(size: Int)
        case full

        var word: String {
            switch self {
            case .sample: "sample"
            case .full: "run"
            }
        }
    }

    private let context: MigrationContext
    private let limits: RunLimits

    package init(context: MigrationContext, limits: RunLimits) {
        self.context = context
        self.limits = limits
    }

    /// What came of a run.
    package struct Outcome: Sendable {
        package var end: RunEnd
        package var tally: RunTally
        package var plan: RunPlan
        package var exclusions: Int
    }

    /// Computes what a run of that kind would write now; refuses without a confirmed mapping.
    package func plan(_ kind: Kind, firm: MappedFirm, keepsWrites: Bool = false) throws(PipelineError) -> RunPlan {
        let planner = try planner()
        try FieldGate(log: context.log).check(firm)
        var plan = RunPlan()
        if case .sample(let size) = kind {
            var sampler = Sampler()
            firm.forEachRecord { sampler.offer($0) }
            let chosen = sampler.choose(size: size)
            plan.selection = chosen.records
            plan.uncovered = chosen.uncovered
        }
        var lines = ""
        for entity in TargetEntity.allCases {
            for change in MigrationRun.changes(of: entity, firm, plan.selection, planner) {
                plan.counts["\(entity.rawValue) \(change.operation.rawValue)", default: 0] += 1
                plan.tokens += change.costTokens
                lines += "\(entity.rawValue) \(change.operation.rawValue) \(change.reference.key)\n"
                if keepsWrites { plan.writes.append(change) }
            }
        }
        plan.digest = Digests.sha256(Array(lines.utf8))
        return plan
    }

    package func run(
        _ kind: Kind,
        observe: (RunPlan, RunMachine) -> Void
    ) async throws(PipelineError) -> Outcome {
        let log = context.log
        let digest = MappingDesk.digest(of: log.state.mapping.decisions)
        _ = try planner()
        try AutomationsGate.check(log.state)
        // Whatever reading costs is part of what is granted.
        context.reader.pacer.grant(limits.tokens)
        let identity = try await context.checkedIdentity()
        let firm = try context.mappedFirm()
        let plan = try plan(kind, firm: firm)
        let fingerprint = try await context.read { (reader) throws(AccountFailure) in try await reader.fingerprint() }
        try FieldLimitGate(state: log.state).check(firm, customFields: fingerprint.customFields)
        let run = log.state.nextRunName
        try context.recordReadings(in: run)
        try log.append([DraftEvent(plan.made(kind, firm), actor: context.actor, run: run)])
        let started = RunStarted(
            kind: kind.word,
            companyID: identity.companyID,
            mapping: digest,
            before: fingerprint,
            target: log.state.target,
            digest: { Digests.sha256($0) }
        )
        let machine = RunMachine(
            configuration: configuration(run: run, kind: kind.word, started: started),
            state: log.state,
            budget: context.budget(within: limits)
        )
        var windows = ChangeWindows()
        let driver = RunDriver(gateway: context.reader.pacer.gateway, time: context.time, halt: context.halt)
        let outcome = try await driver.drive(
            machine,
            log: log,
            nextChanges: { () throws(PipelineError) in
                try windows.next { (kind) throws(PipelineError) in
                    MigrationRun.changes(of: kind, firm, plan.selection, try self.planner())
                }
            },
            observe: { machine in observe(plan, machine) }
        )
        context.reader.pacer.adopt(outcome.budget)
        return Outcome(end: outcome.end, tally: outcome.tally, plan: plan, exclusions: firm.exclusions.count)
    }

    /// What one kind of record needs now.
    private static func changes(
        of kind: TargetEntity,
        _ firm: MappedFirm,
        _ selection: Set<RecordReference>?,
        _ planner: Planner
    ) -> [Change] {
        var changes: [Change] = []
        firm.forEachRecord(of: kind) { desired in
            if let selection, kind >= .organization, !selection.contains(desired.reference) { return }
            if let change = planner.change(for: desired) { changes.append(change) }
        }
        return changes
    }

    private func planner() throws(PipelineError) -> Planner {
        let log = context.log
        try MappingDesk.refuseUndecidedColumns(in: log.state)
        do throws(GateRefusal) {
            return try Planner(
                state: log.state,
                currentDigest: MappingDesk.digest(of: log.state.mapping.decisions),
                bodyOfIntent: { log.body(ofIntent: $0) }
            )
        } catch {
            throw .gate(error)
        }
    }

    private func configuration(run: String, kind: String, started: RunStarted) -> RunConfiguration {
        RunConfiguration(
            run: run,
            actor: context.actor,
            kind: kind,
            started: started,
            inFlightLimit: limits.inFlight,
            settleGraceMilliseconds: limits.settleGraceMilliseconds,
            grantedWrites: limits.writes,
            isForced: limits.isForced,
            digest: { Digests.sha256($0) }
        )
    }
}
