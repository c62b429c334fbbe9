package import Migration

/// How many records were planned, landed, failed and undone, by kind: in each run and over all.
package struct RecordCounts: WriteProjection {
    package struct Tally: Sendable, Hashable {
        package var planned = 0
        package var created = 0
        package var updated = 0
        package var deleted = 0
        package var failed = 0
        package var unknown = 0
        /// Not sent: a parent is missing, or the run was interrupted before their turn. Known once it has ended.
        package var skipped = 0
        /// Writes taken back by an inverse.
        package var undone = 0

        package init() {}

        package var landed: Int { created + updated + deleted }
    }

    package struct Run: Sendable, Hashable {
        package enum Ending: Sendable, Hashable {
            case open
            case finished
            case interrupted(cause: String)
        }

        package var id: String
        package var kind: String
        package var startedAt: Timestamp
        package var ending: Ending = .open
        package var tallies = EntityTable<Tally>()
    }

    /// Where records came from and what they are now in Pipedrive.
    package struct Flow: Sendable, Hashable {
        package var file: SourceFile
        package var entity: TargetEntity
        package var count: Int
    }

    private struct Origin: Hashable {
        var file: SourceFile
        var entity: TargetEntity
    }

    private struct Problem: Hashable {
        var isUnknown: Bool
        var run: String
    }

    package private(set) var runs: [Run] = []
    private var places = PlaceTable<String>()
    private var totals = EntityTable<Tally>()
    private var present = EntityTable<Int>()
    private var origins = RepeatedCounts<Origin>()
    private var problems: [RecordReference: Problem] = [:]
    private var pendingPlan: [TargetEntity: Int] = [:]

    package init() {}
}

// MARK: - Reading

extension RecordCounts {
    /// Over all runs; failed, unknown and skipped are those that still stand, planned counts a record once a run.
    package func total(of entity: TargetEntity) -> Tally {
        var tally = totals[entity] ?? Tally()
        tally.failed = 0
        tally.unknown = 0
        tally.skipped = runs.last { $0.kind != "rollback" }?.tallies[entity]?.skipped ?? 0
        for (reference, problem) in problems where reference.entity == entity {
            if problem.isUnknown { tally.unknown += 1 } else { tally.failed += 1 }
        }
        return tally
    }

    /// Records that the migration created and that no write of ours has deleted since.
    package func present(_ entity: TargetEntity) -> Int { present[entity] ?? 0 }

    /// Kinds with any count, in the order in which they are created.
    package var entities: [TargetEntity] {
        let failing = Set(problems.keys.map(\.entity))
        return TargetEntity.allCases.filter { totals[$0] != nil || failing.contains($0) }
    }

    package var flows: [Flow] {
        origins.all.filter { $0.value > 0 }.map { Flow(file: $0.key.file, entity: $0.key.entity, count: $0.value) }
            .sorted { $0.file == $1.file ? $0.entity < $1.entity : $0.file < $1.file }
    }
}

// MARK: - Folding

extension RecordCounts {
    package mutating func apply(_ event: RecordedEvent) {
        switch event.event {
        case .planMade(let payload): plan(payload.changes, in: event.run)
        case .runStarted(let payload): start(event, kind: payload.kind, planned: [:])
        case .rollbackStarted(let payload): start(event, kind: "rollback", planned: payload.inverses)
        case .runFinished(let payload): end(event.run, .finished, withheld: payload.withheld)
        case .rollbackFinished: end(event.run, .finished, withheld: [])
        case .runInterrupted(let payload):
            end(event.run, .interrupted(cause: payload.cause), withheld: payload.withheld)
        default: break
        }
    }

    private mutating func plan(_ changes: [String: Int], in run: String) {
        let counts = RecordCounts.byEntity(changes)
        if let index = places[run] { setPlan(counts, at: index) } else { pendingPlan = counts }
    }

    private mutating func start(_ event: RecordedEvent, kind: String, planned: [String: Int]) {
        if places[event.run] == nil {
            places[event.run] = runs.count
            runs.append(Run(id: event.run, kind: kind, startedAt: event.at))
        }
        guard let index = places[event.run] else { return }
        runs[index].kind = kind
        runs[index].ending = .open
        setPlan(pendingPlan.isEmpty ? RecordCounts.byEntity(planned) : pendingPlan, at: index)
        pendingPlan = [:]
    }

    private mutating func setPlan(_ counts: [TargetEntity: Int], at index: Int) {
        for (entity, count) in counts {
            let before = runs[index].tallies[entity]?.planned ?? 0
            runs[index].tallies[entity, default: Tally()].planned = count
            if runs[index].kind != "rollback" { totals[entity, default: Tally()].planned += count - before }
        }
    }

    private mutating func end(_ run: String, _ ending: Run.Ending, withheld: [WithheldRecord]) {
        guard let index = places[run] else { return }
        runs[index].ending = ending
        var skipped: [TargetEntity: Int] = [:]
        for record in withheld { skipped[record.record.entity, default: 0] += 1 }
        if case .interrupted = ending {
            for (entity, tally) in runs[index].tallies {
                let sent = tally.landed + tally.undone + tally.failed + tally.unknown
                skipped[entity] = max(skipped[entity] ?? 0, tally.planned - sent)
            }
        }
        for (entity, count) in skipped {
            runs[index].tallies[entity, default: Tally()].skipped = count
            totals[entity, default: Tally()].skipped = count
        }
    }

    package mutating func apply(_ outcome: WriteOutcome, of event: RecordedEvent) {
        guard !outcome.isPostponed else { return }
        let reference = outcome.intent.reference
        switch outcome.result {
        case .landed:
            clearProblem(of: reference, in: outcome.intent.run)
            land(outcome)
        case .refused, .absent: setProblem(of: reference, isUnknown: false, in: outcome.intent.run)
        case .unknown, .inconclusive: setProblem(of: reference, isUnknown: true, in: outcome.intent.run)
        }
    }

    private mutating func land(_ outcome: WriteOutcome) {
        let entity = outcome.intent.reference.entity
        let operation = outcome.intent.operation
        let isInverse = outcome.intent.isInverse
        change(entity, in: outcome.intent.run) { tally in
            if isInverse {
                tally.undone += 1
            } else {
                switch operation {
                case .create: tally.created += 1
                case .update: tally.updated += 1
                case .delete: tally.deleted += 1
                }
            }
        }
        guard operation != .update else { return }
        let step = operation == .create ? 1 : -1
        present[entity, default: 0] += step
        if let file = SourceFile(ofKey: outcome.intent.reference.key) {
            origins.add(step, to: Origin(file: file, entity: entity))
        }
    }

    private mutating func setProblem(of reference: RecordReference, isUnknown: Bool, in run: String) {
        clearProblem(of: reference, in: run)
        problems[reference] = Problem(isUnknown: isUnknown, run: run)
        change(reference.entity, in: run) { tally in
            if isUnknown { tally.unknown += 1 } else { tally.failed += 1 }
        }
    }

    private mutating func clearProblem(of reference: RecordReference, in run: String) {
        guard !problems.isEmpty, let problem = problems.removeValue(forKey: reference), problem.run == run else {
            return
        }
        change(reference.entity, in: run) { tally in
            if problem.isUnknown { tally.unknown -= 1 } else { tally.failed -= 1 }
        }
    }

    private mutating func change(_ entity: TargetEntity, in run: String, _ body: (inout Tally) -> Void) {
        body(&totals[entity, default: Tally()])
        if let index = places[run] { body(&runs[index].tallies[entity, default: Tally()]) }
    }

    /// Counts under a kind's name, or under a name that contains it beside the operation: `create.deal`.
    private static func byEntity(_ counts: [String: Int]) -> [TargetEntity: Int] {
        var result: [TargetEntity: Int] = [:]
        for (name, count) in counts {
            let words = name.split { !$0.isLetter }.map(String.init)
            guard let entity = words.compactMap(TargetEntity.init(rawValue:)).first else { continue }
            result[entity, default: 0] += count
        }
        return result
    }
}
