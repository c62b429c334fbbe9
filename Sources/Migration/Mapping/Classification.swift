/// Whether one client or contact becomes a Person or an Organization, and why.
package struct Classification: Sendable, Hashable {
    package enum Party: String, Sendable, Hashable { case person, organization }

    /// The source key: `CMCLIENT/110` for a client, `CMRELATE/Jim Johnson` for a contact.
    package var key: String
    package var party: Party
    package var reason: String
    /// True where the evidence disagrees and a person should look.
    package var isFlagged: Bool

    package init(key: String, party: Party, reason: String, isFlagged: Bool) {
        self.key = key
        self.party = party
        self.reason = reason
        self.isFlagged = isFlagged
    }
}
