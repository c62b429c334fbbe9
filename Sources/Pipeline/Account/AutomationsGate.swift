package import Migration

/// Refuses every write before somebody has said that the account's automations are paused.
package enum AutomationsGate {
    package static func isOpen(in state: MigrationState) -> Bool {
        state.settings[SettingName.automations] == SettingName.automationsPaused
    }

    package static func check(_ state: MigrationState) throws(PipelineError) {
        guard isOpen(in: state) else { throw .gate(.automationsNotPaused) }
    }

    /// Records a person's word; saying it again changes nothing.
    package static func open(_ log: EventLog, actor: String) throws(PipelineError) {
        guard !isOpen(in: log.state) else { return }
        let said = SettingChanged(name: SettingName.automations, value: SettingName.automationsPaused)
        try log.append([DraftEvent(.settingChanged(said), actor: actor)])
    }
}
