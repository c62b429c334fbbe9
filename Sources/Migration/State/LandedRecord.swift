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

/// A write whose intent is durable and whose outcome is not known yet.
package struct OpenIntent: Sendable, Hashable {
    package var sequence: UInt64
    package var at: Timestamp
    package var reference: RecordReference
    package var operation: Operation
    package var id: String?
    package var body: String?
    package var undoes: UInt64?
    /// The highest id of that kind which had landed before; whatever this write made has a higher one.
    package var floorID: Int64
    /// The event with the record's values before this write.
    package var beforeImage: UInt64?
}

/// A write that took effect, in the order of its intent: what a rollback undoes.
package struct LandedWrite: Sendable, Hashable {
    package var intent: UInt64
    package var reference: RecordReference
    package var operation: Operation
    package var id: String
    package var undoes: UInt64?
    package var beforeImage: UInt64?
}
