package import Migration

/// What the ledger holds about one client, each event with the proof that it stands there.
package struct Custody: Sendable {
    package struct Entry: Sendable {
        package enum Content: Sendable {
            /// The event, and its stored bytes as text.
            case shown(Event, stored: String)
            /// The event is about others too; its proof holds its hash instead of its bytes.
            case withheld(type: String)
        }

        package var sequence: UInt64
        package var at: Timestamp
        package var actor: String
        /// The source key that the event is about; empty where it is about the migration as a whole.
        package var key: String
        package var content: Content
        /// The text of an inclusion proof, which can be checked alone.
        package var proof: String

        package init(
            sequence: UInt64,
            at: Timestamp,
            actor: String,
            key: String,
            content: Content,
            proof: String
        ) {
            self.sequence = sequence
            self.at = at
            self.actor = actor
            self.key = key
            self.content = content
            self.proof = proof
        }
    }

    /// `CMCLIENT/110`
    package var key: String
    package var name: String
    package var matterNumbers: [String]
    package var account: String
    /// The size of the ledger that the proofs belong to.
    package var size: UInt64
    package var checkpoint: String
    package var verifierKey: String
    /// Ascending by sequence number.
    package var entries: [Entry]

    package init(
        key: String,
        name: String,
        matterNumbers: [String],
        account: String,
        size: UInt64,
        checkpoint: String,
        verifierKey: String,
        entries: [Entry]
    ) {
        self.key = key
        self.name = name
        self.matterNumbers = matterNumbers
        self.account = account
        self.size = size
        self.checkpoint = checkpoint
        self.verifierKey = verifierKey
        self.entries = entries
    }
}
