package import Migration
package import PracticeMaster

/// Computes the records that shall be, from the ledger alone: rows, decisions, and the day of the confirmation.
package struct MappedFirmReader {
    private let log: EventLog
    private let state: MigrationState
    /// Stands for the day of the confirmation while there is none.
    private let moment: Timestamp

    /// The records by the ledger as it stands now.
    package init(log: EventLog) { self.init(log: log, state: log.state, moment: log.now) }

    /// The records by an earlier position: `state` is folded from the events below it, `moment` is the last one's time.
    package init(log: EventLog, state: MigrationState, moment: Timestamp) {
        self.log = log
        self.state = state
        self.moment = moment
    }

    package func read() throws(PipelineError) -> MappedFirm {
        guard !state.mapping.decisions.rules.isEmpty else { throw .gate(.nothingProposed) }
        let tables = try TableReader(log: log, state: state).tables()
        return RecordMapper.map(tables: tables, decisions: state.mapping.decisions, context: try context())
    }

    /// Currency, zone, and the day that decides which dates lie in the future.
    package func context() throws(PipelineError) -> MappingContext {
        let opened = state.opened
        guard let zone = FirmZone.rules(named: opened?.timeZone ?? "UTC") else {
            throw .usage("the time zone \(opened?.timeZone ?? "") is not known on this machine; install tzdata")
        }
        let moment = state.mapping.confirmedAt ?? moment
        guard let today = zone.local(of: moment)?.date else {
            throw .usage("the clock of this machine is out of range")
        }
        return MappingContext(
            currency: opened?.currency ?? "USD",
            zone: zone,
            today: today,
            documents: state.source.documents.compactMapValues(\.file)
        )
    }
}
