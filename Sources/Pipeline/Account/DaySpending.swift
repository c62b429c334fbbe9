import Migration

/// What this migration has spent of a day's tokens, as its ledger tells, so that a restart cannot spend it again.
enum DaySpending {
    /// Outcomes of that day, writes that may have been carried out, and the readings with which that day's runs began.
    static func tokens(of state: MigrationState, on moment: Timestamp) -> Int {
        let open = state.target.openIntents.values.filter { $0.at.dayNumber == moment.dayNumber }
        let readings = state.runs.filter { $0.at.dayNumber == moment.dayNumber }
        return state.target.lastDay.tokens(on: moment)
            + open.reduce(0) { $0 + TokenPrice.tokens(of: $1) }
            + readings.reduce(0) { $0 + tokens(ofFingerprint: $1.started.records) }
    }

    /// The price of reading every list that a fingerprint is made of, from what it found.
    static func tokens(ofFingerprint records: [String: Int]) -> Int {
        AccountReader.fingerprinted.reduce(0) { sum, entity in
            AccountLists.paths(of: entity).enumerated().reduce(sum) { sum, list in
                let call = ListPages(list.element).nextCall.map { TokenPrice.tokens(of: $0) } ?? 0
                // Only the first of several lists is a long one.
                let count = list.offset == 0 ? records[entity.rawValue] ?? 0 : 0
                return sum + call * max(1, (count + 499) / 500)
            }
        }
    }
}
