import Migration
package import PracticeMaster

/// What every use case that touches the account needs.
package struct MigrationContext {
    package let log: EventLog
    package let reader: AccountReader
    package let time: WallClock
    package let halt: RunHalt
    package let actor: String

    /// What this migration has spent today counts towards what the operator grants for a day.
    package init(log: EventLog, reader: AccountReader, time: WallClock, halt: RunHalt, actor: String) {
        reader.pacer.remember(spentTokens: DaySpending.tokens(of: log.state, on: time.now()))
        self.log = log
        self.reader = reader
        self.time = time
        self.halt = halt
        self.actor = actor
    }

    /// Writes down what was read since this was last asked, so that the report states it and a restart knows it.
    package func recordReadings(in run: String = "") throws(PipelineError) {
        let readings = reader.pacer.takeReadings()
        guard readings.requests > 0 else { return }
        try log.append([DraftEvent(.accountRead(readings), actor: actor, run: run)])
    }

    /// The records that the confirmed decisions make of the loaded rows.
    package func mappedFirm() throws(PipelineError) -> MappedFirm { try MappedFirmReader(log: log).read() }

    /// What a run may ask from here on: the account's limits as known so far, within what the operator grants.
    func budget(within limits: RunLimits) -> RateBudget {
        var budget = reader.pacer.budget
        budget.grantedTokens = limits.tokens
        return budget
    }

    /// Reads from the account, with the failure as ours.
    package func read<Value>(
        _ body: (AccountReader) async throws(AccountFailure) -> Value
    ) async throws(PipelineError) -> Value {
        do throws(AccountFailure) {
            return try await body(reader)
        } catch {
            throw .account(error)
        }
    }

    /// Refuses a token of another company than the one that this migration has met first.
    package func checkedIdentity() async throws(PipelineError) -> AccountIdentity {
        let identity = try await read { (reader) throws(AccountFailure) in try await reader.identity() }
        let found = "\(identity.companyDomain) (company \(identity.companyID))"
        if let known = log.state.settings[SettingName.company] {
            guard known == String(identity.companyID) else {
                let expected = log.state.settings[SettingName.companyDomain] ?? known
                throw .gate(.otherAccount(expected: "\(expected) (company \(known))", found: found))
            }
        } else {
            try log.append([
                DraftEvent(
                    .settingChanged(SettingChanged(name: SettingName.company, value: String(identity.companyID))),
                    actor: actor
                ),
                DraftEvent(
                    .settingChanged(SettingChanged(name: SettingName.companyDomain, value: identity.companyDomain)),
                    actor: actor
                ),
            ])
        }
        return identity
    }
}
