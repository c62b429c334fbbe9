package import Migration

/// The story of the migration: what was done when and by whom, with runs of like events told as one.
package struct Timeline: Projection {
    package struct Entry: Sendable, Hashable {
        /// What happened, with the numbers that its sentence needs.
        package enum Moment: Sendable, Hashable {
            case opened(account: String)
            case setting(name: String, value: String)
            case named(checkpoint: String, size: UInt64, root: String)
            case loaded(FileCompleted)
            case proposed
            case amended
            case confirmed(digest: String, rules: Int, skipped: Int)
            case revoked(reason: String)
            case ownersAssigned
            case fallbackOwner(email: String)
            case planned(kind: String, tokens: Int)
            case started(kind: String)
            case finished(RunFinished)
            case interrupted(RunInterrupted)
            case compared(scope: String)
            case reconciled(ReconcileFinished)
            case rollbackStarted(to: String, size: UInt64)
            case rollbackProved(isEqual: Bool)
            case rollbackFinished(RollbackFinished)
        }

        package var moment: Moment
        /// The first event that it tells.
        package var sequence: UInt64
        /// The last one, where like events are told together.
        package var lastSequence: UInt64
        package var count: Int
        package var at: Timestamp
        package var actor: String
        package var run: String
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    package mutating func apply(_ event: RecordedEvent) {
        guard let moment = Timeline.moment(of: event.event) else { return }
        if let last = entries.indices.last, Timeline.isRepeatable(moment), entries[last].moment == moment,
            entries[last].actor == event.actor
        {
            entries[last].count += 1
            entries[last].lastSequence = event.sequence
            return
        }
        entries.append(
            Entry(
                moment: moment,
                sequence: event.sequence,
                lastSequence: event.sequence,
                count: 1,
                at: event.at,
                actor: event.actor,
                run: event.run
            )
        )
    }

    private static func isRepeatable(_ moment: Entry.Moment) -> Bool {
        switch moment {
        case .proposed, .amended, .ownersAssigned, .compared: true
        default: false
        }
    }

    private static func moment(of event: Event) -> Entry.Moment? {
        switch event {
        case .ledgerOpened(let payload): .opened(account: payload.account)
        case .settingChanged(let payload): .setting(name: payload.name, value: payload.value)
        case .checkpointNamed(let payload):
            .named(checkpoint: payload.name, size: payload.size, root: payload.root)
        case .fileCompleted(let payload): .loaded(payload)
        case .mappingProposed, .valuesProposed, .classificationProposed, .ownerProposed: .proposed
        case .mappingAmended, .valuesAmended, .classificationAmended: .amended
        case .mappingConfirmed(let payload):
            .confirmed(digest: payload.digest, rules: payload.rules, skipped: payload.skipped)
        case .mappingRevoked(let payload): .revoked(reason: payload.reason)
        case .ownerAssigned: .ownersAssigned
        case .ownerFallback(let payload): .fallbackOwner(email: payload.email)
        case .planMade(let payload): .planned(kind: payload.kind, tokens: payload.tokens)
        // A rollback tells of its own beginning and end.
        case .runStarted(let payload): payload.kind == "rollback" ? nil : .started(kind: payload.kind)
        case .runFinished(let payload): payload.kind == "rollback" ? nil : .finished(payload)
        case .runInterrupted(let payload): .interrupted(payload)
        case .diffFound(let payload): .compared(scope: payload.scope)
        case .diffClean(let payload): .compared(scope: payload.scope)
        case .reconcileFinished(let payload): .reconciled(payload)
        case .rollbackStarted(let payload): .rollbackStarted(to: payload.to, size: payload.size)
        case .rollbackProved(let payload): .rollbackProved(isEqual: payload.isEqual)
        case .rollbackFinished(let payload): .rollbackFinished(payload)
        case .fileRegistered, .rowParsed, .rowRejected, .rowChanged, .rowVanished, .valuesConfirmed,
            .valuesRevoked, .classificationConfirmed, .classificationRevoked, .apiIntended, .apiLanded,
            .apiRefused, .apiUnknown, .apiSettled, .apiRead, .accountRead, .documentFound, .documentMissing,
            .rollbackKept:
            nil
        }
    }
}
