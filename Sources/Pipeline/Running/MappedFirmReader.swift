import Migration
package import PracticeMaster

/// Computes the records that shall be, from the ledger alone: rows, decisions, and the day of the confirmation.
package struct MappedFirmReader {
    private let log: EventLog

    package init(log: EventLog) { self.log = log }

    package func read() throws(PipelineError) -> MappedFirm {
        let state = log.state
        guard !state.mapping.decisions.rules.isEmpty else { throw .gate(.nothingProposed) }
        let tables = try TableReader(log: log).tables()
        return RecordMapper.map(tables: tables, decisions: state.mapping.decisions, context: try context())
    }

    /// Currency, zone, and the day that decides which dates lie in the future.
    package func context() throws(PipelineError) -> MappingContext {
        let opened = log.state.opened
        guard let zone = FirmZone.rules(named: opened?.timeZone ?? "UTC") else {
            throw .usage("the time zone \(opened?.timeZone ?? "") is not known on this machine; install tzdata")
        }
        let moment = log.state.mapping.confirmedAt ?? log.now
        guard let today = zone.local(of: moment)?.date else {
            throw .usage("the clock of this machine is out of range")
        }
        return MappingContext(currency: opened?.currency ?? "USD", zone: zone, today: today)
    }
}
