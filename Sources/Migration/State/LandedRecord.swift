/// A target record that this migration made and that is, as far as the ledger knows, in the account.
package struct LandedRecord: Sendable, Hashable {
    package var id: String
    /// Sequence numbers of the intents that shaped it: its create, then its updates.
    package var intents: [UInt64]
    /// Digest of what Pipedrive showed right after our last write; empty where that is not known.
    package var image: String
    /// The choices of a list field.
    package var options: [FieldOption]
    /// The key under which an activity type is named in activities.
    package var keyString: String?

    package init(id: String, intents: [UInt64], image: String, options: [FieldOption], keyString: String?) {
        self.id = id
        self.intents = intents
        self.image = image
        self.options = options
        self.keyString = keyString
    }
}
