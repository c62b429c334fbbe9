package import Migration

/// What the operator says about the account because Pipedrive does not tell.
package struct AccountSettings {
    private let log: EventLog
    private let actor: String

    package init(log: EventLog, actor: String) {
        self.log = log
        self.actor = actor
    }

    package func set(plan: AccountPlan) throws(PipelineError) { try set(SettingName.plan, plan.rawValue) }

    package func set(seats: Int) throws(PipelineError) { try set(SettingName.seats, String(seats)) }

    /// What is so already is not said again.
    private func set(_ name: String, _ value: String) throws(PipelineError) {
        guard log.state.settings[name] != value else { return }
        try log.append([DraftEvent(.settingChanged(SettingChanged(name: name, value: value)), actor: actor)])
    }
}
