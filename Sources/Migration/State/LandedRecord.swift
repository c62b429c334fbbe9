/// A target record that this migration made and that is, as far as the ledger knows, in the account.
package struct LandedRecord: Sendable, Hashable {
    package var id: String
    /// The intent that created it.
    package var created: UInt64
    /// The intents that updated it since, in order.
    package var updates: [UInt64] = []
    /// Digest of what Pipedrive showed right after our last write; empty where that is not known.
    package var image: ImageDigest
    /// The choices of a list field.
    package var options: [FieldOption]
    /// The key under which an activity type is named in activities.
    package var keyString: String?

    package init(id: String, created: UInt64, image: ImageDigest, options: [FieldOption], keyString: String?) {
        self.id = id
        self.created = created
        self.image = image
        self.options = options
        self.keyString = keyString
    }

    /// Sequence numbers of all intents that shaped it.
    package var intents: [UInt64] { [created] + updates }
}
