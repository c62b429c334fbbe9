import Migration

/// What this migration has spent of a day's tokens, as its ledger tells, so that a restart cannot spend it again.
enum DaySpending {
    /// Readings, outcomes of that day, and writes that may have been carried out.
    static func tokens(of state: MigrationState, on moment: Timestamp) -> Int {
        let open = state.target.openIntents.values.filter { $0.at.dayNumber == moment.dayNumber }
        return state.target.lastDay.tokens(on: moment) + open.reduce(0) { $0 + TokenPrice.tokens(of: $1) }
    }
}
