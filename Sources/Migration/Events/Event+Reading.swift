package import CanonicalJSON

extension Event {
    /// Reads a recorded payload of any version that was ever written.
    package init(type: String, version: Int, json: JSON) throws(PayloadError) {
        guard Event.allTypes.contains(type) else { throw .unknownType(type) }
        let newest = try Upcasts.newest(of: type, version: version, json)
        let reader = try PayloadReader(type: type, json: newest)
        let prefix = type.prefix { $0 != "." }
        let event: Event? =
            switch prefix {
            case "api": try Event.readApi(type, reader)
            case "mapping", "values", "classification": try Event.readMapping(type, reader)
            case "run", "plan", "diff", "reconcile", "rollback": try Event.readRun(type, reader)
            default: try Event.readRest(type, reader)
            }
        guard let event else { throw .unknownType(type) }
        self = event
    }

    /// Every type that the ledger may hold.
    package static let allTypes: Set<String> = [
        LedgerOpened.type,
        SettingChanged.type,
        CheckpointNamed.type,
        FileRegistered.type,
        RowParsed.type,
        RowRejected.type,
        RowChanged.type,
        RowVanished.type,
        FileCompleted.type,
        MappingProposed.type,
        MappingAmended.type,
        MappingConfirmed.type,
        MappingRevoked.type,
        ValuesProposed.type,
        ValuesAmended.type,
        ValuesConfirmed.type,
        ValuesRevoked.type,
        ClassificationProposed.type,
        ClassificationAmended.type,
        ClassificationConfirmed.type,
        ClassificationRevoked.type,
        OwnerProposed.type,
        OwnerAssigned.type,
        OwnerFallback.type,
        PlanMade.type,
        RunStarted.type,
        RunFinished.type,
        RunInterrupted.type,
        ApiIntended.type,
        ApiLanded.type,
        ApiRefused.type,
        ApiUnknown.type,
        ApiSettled.type,
        ApiRead.type,
        DiffFound.type,
        DiffClean.type,
        ReconcileFinished.type,
        RollbackStarted.type,
        RollbackKept.type,
        RollbackProved.type,
        RollbackFinished.type,
    ]

    private static func readApi(_ type: String, _ reader: PayloadReader) throws(PayloadError) -> Event? {
        switch type {
        case ApiIntended.type: .apiIntended(try ApiIntended(reading: reader))
        case ApiLanded.type: .apiLanded(try ApiLanded(reading: reader))
        case ApiRefused.type: .apiRefused(try ApiRefused(reading: reader))
        case ApiUnknown.type: .apiUnknown(try ApiUnknown(reading: reader))
        case ApiSettled.type: .apiSettled(try ApiSettled(reading: reader))
        case ApiRead.type: .apiRead(try ApiRead(reading: reader))
        default: nil
        }
    }

    private static func readMapping(_ type: String, _ reader: PayloadReader) throws(PayloadError) -> Event? {
        switch type {
        case MappingProposed.type: .mappingProposed(try MappingProposed(reading: reader))
        case MappingAmended.type: .mappingAmended(try MappingAmended(reading: reader))
        case MappingConfirmed.type: .mappingConfirmed(try MappingConfirmed(reading: reader))
        case MappingRevoked.type: .mappingRevoked(try MappingRevoked(reading: reader))
        case ValuesProposed.type: .valuesProposed(try ValuesProposed(reading: reader))
        case ValuesAmended.type: .valuesAmended(try ValuesAmended(reading: reader))
        case ValuesConfirmed.type: .valuesConfirmed(try ValuesConfirmed(reading: reader))
        case ValuesRevoked.type: .valuesRevoked(try ValuesRevoked(reading: reader))
        case ClassificationProposed.type: .classificationProposed(try ClassificationProposed(reading: reader))
        case ClassificationAmended.type: .classificationAmended(try ClassificationAmended(reading: reader))
        case ClassificationConfirmed.type: .classificationConfirmed(try ClassificationConfirmed(reading: reader))
        case ClassificationRevoked.type: .classificationRevoked(try ClassificationRevoked(reading: reader))
        default: nil
        }
    }

    private static func readRun(_ type: String, _ reader: PayloadReader) throws(PayloadError) -> Event? {
        switch type {
        case PlanMade.type: .planMade(try PlanMade(reading: reader))
        case RunStarted.type: .runStarted(try RunStarted(reading: reader))
        case RunFinished.type: .runFinished(try RunFinished(reading: reader))
        case RunInterrupted.type: .runInterrupted(try RunInterrupted(reading: reader))
        case DiffFound.type: .diffFound(try DiffFound(reading: reader))
        case DiffClean.type: .diffClean(try DiffClean(reading: reader))
        case ReconcileFinished.type: .reconcileFinished(try ReconcileFinished(reading: reader))
        case RollbackStarted.type: .rollbackStarted(try RollbackStarted(reading: reader))
        case RollbackKept.type: .rollbackKept(try RollbackKept(reading: reader))
        case RollbackProved.type: .rollbackProved(try RollbackProved(reading: reader))
        case RollbackFinished.type: .rollbackFinished(try RollbackFinished(reading: reader))
        default: nil
        }
    }

    private static func readRest(_ type: String, _ reader: PayloadReader) throws(PayloadError) -> Event? {
        switch type {
        case LedgerOpened.type: .ledgerOpened(try LedgerOpened(reading: reader))
        case SettingChanged.type: .settingChanged(try SettingChanged(reading: reader))
        case CheckpointNamed.type: .checkpointNamed(try CheckpointNamed(reading: reader))
        case FileRegistered.type: .fileRegistered(try FileRegistered(reading: reader))
        case RowParsed.type: .rowParsed(try RowParsed(reading: reader))
        case RowRejected.type: .rowRejected(try RowRejected(reading: reader))
        case RowChanged.type: .rowChanged(try RowChanged(reading: reader))
        case RowVanished.type: .rowVanished(try RowVanished(reading: reader))
        case FileCompleted.type: .fileCompleted(try FileCompleted(reading: reader))
        case OwnerProposed.type: .ownerProposed(try OwnerProposed(reading: reader))
        case OwnerAssigned.type: .ownerAssigned(try OwnerAssigned(reading: reader))
        case OwnerFallback.type: .ownerFallback(try OwnerFallback(reading: reader))
        default: nil
        }
    }
}
