extension SettingName {
    /// The account's plan and seats, as the operator says: Pipedrive does not tell.
    package static let plan = "plan"
    package static let seats = "seats"
    /// A person's word that automations, sequences and webhooks are paused.
    package static let automations = "automations"
    package static let automationsPaused = "paused"
}
