package import Migration

/// What comparing the account with the mapping showed, per scope: the last comparison replaces the one before it.
package struct DiffReport: Projection {
    /// Findings of one cause: the same field, verdict and reason.
    package struct Group: Sendable, Hashable {
        package var scope: String
        package var entity: TargetEntity
        package var field: String
        package var verdict: String
        package var reason: String
        package var count: Int
        /// The first finding by source key, to look at.
        package var example: DiffFound
    }

    package struct Clean: Sendable, Hashable {
        package var entity: TargetEntity
        package var records: Int
        package var equal: Int
        package var normalised: Int
    }

    private struct Cell: Hashable {
        var reference: RecordReference
        var field: String
    }

    private struct Scope: Hashable {
        /// The last event of the comparison: its events follow each other without a gap, the counts last.
        var lastSequence: UInt64
        var findings: [Cell: DiffFound] = [:]
        var clean: [TargetEntity: Clean] = [:]
    }

    private var byScope: [String: Scope] = [:]
    package private(set) var reconciliation: ReconcileFinished?

    package init() {}
}

extension DiffReport {
    /// `full`, `sample`: by name.
    package var scopes: [String] { byScope.keys.sorted() }

    /// By scope, kind of record, source key and field.
    package var findings: [DiffFound] {
        scopes.flatMap { name -> [DiffFound] in
            (byScope[name]?.findings ?? [:]).sorted { left, right in
                if left.key.reference != right.key.reference { return left.key.reference < right.key.reference }
                return left.key.field.utf8.lexicographicallyPrecedes(right.key.field.utf8)
            }.map(\.value)
        }
    }

    /// By scope, then the largest first.
    package var groups: [Group] {
        var order: [[String]] = []
        var groups: [[String]: Group] = [:]
        for finding in findings {
            let name = [finding.scope, finding.entity.rawValue, finding.field, finding.verdict, finding.reason]
            if groups[name] == nil { order.append(name) }
            groups[
                name,
                default: Group(
                    scope: finding.scope,
                    entity: finding.entity,
                    field: finding.field,
                    verdict: finding.verdict,
                    reason: finding.reason,
                    count: 0,
                    example: finding
                )
            ].count += 1
        }
        return order.compactMap { groups[$0] }.enumerated().sorted { left, right in
            if left.element.scope != right.element.scope { return left.element.scope < right.element.scope }
            if left.element.count != right.element.count { return left.element.count > right.element.count }
            return left.offset < right.offset
        }.map(\.element)
    }

    /// Fields by verdict in one scope, equal ones included, by name.
    package func verdicts(in scope: String) -> [(verdict: String, count: Int)] {
        guard let held = byScope[scope] else { return [] }
        var counts: [String: Int] = [:]
        for finding in held.findings.values { counts[finding.verdict, default: 0] += 1 }
        for clean in held.clean.values {
            counts["equal", default: 0] += clean.equal
            counts["normalised", default: 0] += clean.normalised
        }
        return counts.filter { $0.value > 0 }.map { (verdict: $0.key, count: $0.value) }
            .sorted { $0.verdict < $1.verdict }
    }

    /// Kinds of record that were compared and had nothing to find, in order of creation.
    package func clean(in scope: String) -> [Clean] {
        (byScope[scope]?.clean ?? [:]).values.sorted { $0.entity < $1.entity }
    }

    package mutating func apply(_ event: RecordedEvent) {
        switch event.event {
        case .diffFound(let payload):
            open(payload.scope, at: event.sequence) { !$0.clean.isEmpty }
            let cell = Cell(reference: RecordReference(payload.entity, payload.key), field: payload.field)
            byScope[payload.scope]?.findings[cell] = payload
        case .diffClean(let payload):
            open(payload.scope, at: event.sequence) { $0.clean[payload.entity] != nil }
            byScope[payload.scope]?.clean[payload.entity] = Clean(
                entity: payload.entity,
                records: payload.records,
                equal: payload.equal,
                normalised: payload.normalised
            )
        case .reconcileFinished(let payload): reconciliation = payload
        default: break
        }
    }

    /// Goes on with the comparison under way, or begins a new one, which replaces it.
    private mutating func open(_ name: String, at sequence: UInt64, isOver: (Scope) -> Bool) {
        if let held = byScope[name], held.lastSequence + 1 == sequence, !isOver(held) {
            byScope[name]?.lastSequence = sequence
        } else {
            byScope[name] = Scope(lastSequence: sequence)
        }
    }
}
