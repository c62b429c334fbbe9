/// A fact of the migration, before or after it is recorded.
///
/// Payloads lie in boxes of their own, so that handing an event from fold to fold moves one reference; rows, which are
/// most of a ledger, hold little more than one.
package enum Event: Sendable, Hashable {
    indirect case ledgerOpened(LedgerOpened)
    indirect case settingChanged(SettingChanged)
    indirect case checkpointNamed(CheckpointNamed)
    indirect case fileRegistered(FileRegistered)
    case rowParsed(RowParsed)
    indirect case rowRejected(RowRejected)
    indirect case rowChanged(RowChanged)
    indirect case rowVanished(RowVanished)
    indirect case fileCompleted(FileCompleted)
    indirect case documentFound(DocumentFound)
    indirect case documentMissing(DocumentMissing)
    indirect case mappingProposed(MappingProposed)
    indirect case mappingAmended(MappingAmended)
    indirect case mappingConfirmed(MappingConfirmed)
    indirect case mappingRevoked(MappingRevoked)
    indirect case valuesProposed(ValuesProposed)
    indirect case valuesAmended(ValuesAmended)
    indirect case valuesConfirmed(ValuesConfirmed)
    indirect case valuesRevoked(ValuesRevoked)
    indirect case classificationProposed(ClassificationProposed)
    indirect case classificationAmended(ClassificationAmended)
    indirect case classificationConfirmed(ClassificationConfirmed)
    indirect case classificationRevoked(ClassificationRevoked)
    indirect case ownerProposed(OwnerProposed)
    indirect case ownerAssigned(OwnerAssigned)
    indirect case ownerFallback(OwnerFallback)
    indirect case planMade(PlanMade)
    indirect case runStarted(RunStarted)
    indirect case runFinished(RunFinished)
    indirect case runInterrupted(RunInterrupted)
    case apiIntended(ApiIntended)
    case apiLanded(ApiLanded)
    indirect case apiRefused(ApiRefused)
    indirect case apiUnknown(ApiUnknown)
    indirect case apiSettled(ApiSettled)
    indirect case apiRead(ApiRead)
    indirect case accountRead(AccountRead)
    indirect case diffFound(DiffFound)
    indirect case diffClean(DiffClean)
    indirect case reconcileFinished(ReconcileFinished)
    indirect case rollbackStarted(RollbackStarted)
    indirect case rollbackKept(RollbackKept)
    indirect case rollbackProved(RollbackProved)
    indirect case rollbackFinished(RollbackFinished)
}

extension Event {
    package var payload: any EventPayload {
        switch self {
        case .ledgerOpened(let payload): payload
        case .settingChanged(let payload): payload
        case .checkpointNamed(let payload): payload
        case .fileRegistered(let payload): payload
        case .rowParsed(let payload): payload
        case .rowRejected(let payload): payload
        case .rowChanged(let payload): payload
        case .rowVanished(let payload): payload
        case .fileCompleted(let payload): payload
        case .documentFound(let payload): payload
        case .documentMissing(let payload): payload
        case .mappingProposed(let payload): payload
        case .mappingAmended(let payload): payload
        case .mappingConfirmed(let payload): payload
        case .mappingRevoked(let payload): payload
        case .valuesProposed(let payload): payload
        case .valuesAmended(let payload): payload
        case .valuesConfirmed(let payload): payload
        case .valuesRevoked(let payload): payload
        case .classificationProposed(let payload): payload
        case .classificationAmended(let payload): payload
        case .classificationConfirmed(let payload): payload
        case .classificationRevoked(let payload): payload
        case .ownerProposed(let payload): payload
        case .ownerAssigned(let payload): payload
        case .ownerFallback(let payload): payload
        case .planMade(let payload): payload
        case .runStarted(let payload): payload
        case .runFinished(let payload): payload
        case .runInterrupted(let payload): payload
        case .apiIntended(let payload): payload
        case .apiLanded(let payload): payload
        case .apiRefused(let payload): payload
        case .apiUnknown(let payload): payload
        case .apiSettled(let payload): payload
        case .apiRead(let payload): payload
        case .accountRead(let payload): payload
        case .diffFound(let payload): payload
        case .diffClean(let payload): payload
        case .reconcileFinished(let payload): payload
        case .rollbackStarted(let payload): payload
        case .rollbackKept(let payload): payload
        case .rollbackProved(let payload): payload
        case .rollbackFinished(let payload): payload
        }
    }

    /// The name under which the ledger stores it: `row.parsed`.
    package var type: String { kind.type }

    package var version: Int { kind.version }

    /// The type of the payload, without a copy of it: an existential would cost an allocation for each event.
    private var kind: any EventPayload.Type {
        switch self {
        case .ledgerOpened: LedgerOpened.self
        case .settingChanged: SettingChanged.self
        case .checkpointNamed: CheckpointNamed.self
        case .fileRegistered: FileRegistered.self
        case .rowParsed: RowParsed.self
        case .rowRejected: RowRejected.self
        case .rowChanged: RowChanged.self
        case .rowVanished: RowVanished.self
        case .fileCompleted: FileCompleted.self
        case .documentFound: DocumentFound.self
        case .documentMissing: DocumentMissing.self
        case .mappingProposed: MappingProposed.self
        case .mappingAmended: MappingAmended.self
        case .mappingConfirmed: MappingConfirmed.self
        case .mappingRevoked: MappingRevoked.self
        case .valuesProposed: ValuesProposed.self
        case .valuesAmended: ValuesAmended.self
        case .valuesConfirmed: ValuesConfirmed.self
        case .valuesRevoked: ValuesRevoked.self
        case .classificationProposed: ClassificationProposed.self
        case .classificationAmended: ClassificationAmended.self
        case .classificationConfirmed: ClassificationConfirmed.self
        case .classificationRevoked: ClassificationRevoked.self
        case .ownerProposed: OwnerProposed.self
        case .ownerAssigned: OwnerAssigned.self
        case .ownerFallback: OwnerFallback.self
        case .planMade: PlanMade.self
        case .runStarted: RunStarted.self
        case .runFinished: RunFinished.self
        case .runInterrupted: RunInterrupted.self
        case .apiIntended: ApiIntended.self
        case .apiLanded: ApiLanded.self
        case .apiRefused: ApiRefused.self
        case .apiUnknown: ApiUnknown.self
        case .apiSettled: ApiSettled.self
        case .apiRead: ApiRead.self
        case .accountRead: AccountRead.self
        case .diffFound: DiffFound.self
        case .diffClean: DiffClean.self
        case .reconcileFinished: ReconcileFinished.self
        case .rollbackStarted: RollbackStarted.self
        case .rollbackKept: RollbackKept.self
        case .rollbackProved: RollbackProved.self
        case .rollbackFinished: RollbackFinished.self
        }
    }
}
