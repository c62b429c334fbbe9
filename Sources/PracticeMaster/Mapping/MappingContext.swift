package import Migration

/// What mapping must know beside the rows and the decisions.
package struct MappingContext: Sendable {
    /// Three letters, as Pipedrive names currencies.
    package var currency: String
    /// The firm's time zone: local dates and times of the export are in it.
    package var zone: ZoneRules
    /// Decides which close dates are in the future; take the day of the confirmation, so that a replay is equal.
    package var today: CivilDate
    /// The documents that were found, by the event that holds their row.
    package var documents: [UInt64: DocumentFile]

    package init(currency: String, zone: ZoneRules, today: CivilDate, documents: [UInt64: DocumentFile] = [:]) {
        self.currency = currency
        self.zone = zone
        self.today = today
        self.documents = documents
    }
}
