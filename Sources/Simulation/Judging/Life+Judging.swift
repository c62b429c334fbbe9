import CanonicalJSON
import Migration
import Projections

/// What must hold when an act has come to its end.
extension Life {
    private var hasPeople: Bool { deedCount > 0 }

    /// Whether nothing is left to do: open writes are settled, or reading cannot tell.
    func isDone(_ act: Act) -> Bool {
        if hasPeople, fate.isCalm { return true }
        guard journal.state.target.openIntents.isEmpty else { return false }
        switch act {
        case .run: return plannedChanges(of: desired).isEmpty
        case .rollback(let act): return rollbackPlanner(actSizes[act]).changes().isEmpty
        }
    }

    mutating func judge(_ act: Act, number: Int) {
        switch act {
        case .run: judgeRun()
        case .rollback(let target): judgeRollback(to: target, act: number)
        }
        if !hasPeople {
            // After a rollback it no longer matters what else never arrived.
            var isRun = false
            if case .run = act { isRun = true }
            for failure in failures.sorted where isRun || failure.isInverse {
                problem("\(failure.reference.key) is on the list of failures: \(failure.kind) \(failure.message)")
            }
        }
    }

    private var failures: FailureList { FailureList(folding: journal.events) }

    /// Nothing is missing after a run without standing on the list of failures.
    mutating func checkListed(_ act: Act) {
        guard case .run = act else { return }
        let crosswalk = journal.state.target.crosswalk
        let missing = desired.filter { crosswalk[$0.reference] == nil }
        guard !missing.isEmpty else { return }
        let listed = Set(failures.sorted.map(\.reference))
        for record in missing where !listed.contains(record.reference) {
            problem("\(record.reference.key) is missing, and no list says so")
        }
    }

    /// Every record that shall be is there once and as it shall be, or the lists say what became of it.
    private mutating func judgeRun() {
        let target = journal.state.target
        let failed = Set(failures.sorted.map(\.reference))
        let open = Set(target.openIntents.values.map(\.reference))
        let conflicts = Set(conflictsOfThisAct)
        for record in desired {
            let reference = record.reference
            guard let id = target.crosswalk.id(of: reference) else {
                if !hasPeople { problem("\(reference.key) is missing") }
                continue
            }
            let path = WireForm.path(of: reference, id: id)
            guard let own = account.claim(path) else {
                problem("\(reference.key) is taken for \(path), which we did not make")
                continue
            }
            guard let found = account.content(of: own, at: now) else {
                if own.touchedAt == nil { problem("\(reference.key) is lost") }
                continue
            }
            let isExplained = own.touchedAt != nil || failed.contains(reference) || conflicts.contains(reference)
            guard !isExplained, !open.contains(reference) else { continue }
            for finding in RecordComparison.compare(record, with: found, in: target.crosswalk).findings {
                problem("\(reference.key): \(finding.field) is \(finding.actual), not \(finding.expected)")
            }
        }
        checkCount()
    }

    private var conflictsOfThisAct: [RecordReference] {
        let start = actSizes.last ?? 0
        return journal.events.filter { $0.sequence >= start }.compactMap { recorded in
            guard case .diffFound(let found) = recorded.event else { return nil }
            return RecordReference(found.entity, found.key)
        }
    }

    /// No record of ours lives that the ledger does not know.
    private mutating func checkCount() {
        let crosswalk = journal.state.target.crosswalk
        let open = Set(journal.state.target.openIntents.values.map(\.reference))
        for record in account.liveOwn(at: now) {
            guard crosswalk.id(of: record.reference) != record.id, !open.contains(record.reference) else { continue }
            problem("\(record.path) of \(record.reference.key) lives, and the ledger does not know it")
        }
    }

    /// What came after the point is gone, what was changed after it is as it was, and what stays is listed.
    private mutating func judgeRollback(to act: Int, act number: Int) {
        let last = journal.state.runs.last { $0.started.kind == "rollback" }?.name
        var kept: [String: RollbackKept] = [:]
        var listed = Set(failures.sorted.map(\.reference))
        listed.formUnion(journal.state.target.openIntents.values.map(\.reference))
        for recorded in journal.events where recorded.run == last {
            guard case .rollbackKept(let keep) = recorded.event else { continue }
            kept[WireForm.path(of: RecordReference(keep.entity, keep.key), id: keep.id)] = keep
        }
        let contents = contentsOfOwn()
        for path in account.ownPaths {
            guard let own = account.own[path], let content = contents[path] else { continue }
            let isListed = kept[path] != nil || listed.contains(own.reference)
            if own.madeAtSize >= actSizes[act] {
                if !isListed { problem("\(path) of \(own.reference.key) stays, and no list says so") }
            } else if let before = contentsBefore[act][path], isComparable(to: act, act: number) {
                guard own.touchedAt == nil, !isListed, content != before else { continue }
                problem("\(own.reference.key) is not as it was: \(content.canonicalText), not \(before.canonicalText)")
            }
        }
        checkKept(kept)
        checkCount()
    }

    /// An earlier rollback behind the point has left another state than the one before that act.
    private func isComparable(to act: Int, act number: Int) -> Bool {
        !scenario.story[act..<number].contains { other in
            if case .rollback(let target) = other { return target < act }
            return false
        }
    }

    /// Nothing stays without somebody's hand in it.
    private mutating func checkKept(_ kept: [String: RollbackKept]) {
        let failed = Set(failures.sorted.map(\.reference))
        for (path, keep) in kept.sorted(by: { $0.key < $1.key }) {
            // Where undoing the last write failed, the one before it cannot be undone either.
            guard !failed.contains(RecordReference(keep.entity, keep.key)) else { continue }
            switch KeptReason(rawValue: keep.reason) {
            case .changed, .alreadyDeleted:
                guard account.own[path]?.touchedAt == nil else { continue }
                problem("\(keep.key) was left as \(keep.reason) (\(keep.fields)), and nobody had touched it")
            case .hasDependants, .inUse:
                if !hasPeople { problem("\(keep.key) was left as \(keep.reason), and nobody uses it") }
            case .unreadable, nil: continue
            }
        }
    }
}
