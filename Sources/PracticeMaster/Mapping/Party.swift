import Migration

/// One Person or Organization of the target and the source records that fold into it.
struct Party {
    /// The contact's key, else the client's, else `ORG/...` or `CONTACT/...` of somebody known by name only.
    var key: String
    var isOrganization: Bool
    var name: String
    var contact: Int?
    /// Clients that are this party.
    var clients: [Int] = []
    /// The party that a person belongs to.
    var employer: Int?
    /// The first matter that names the party without being its client's.
    var namedBy: Int?
    /// True when only secure matters name it.
    var isHeldBack = false
    /// The row that a finding about it points at.
    var file: SourceFile
    var line: Int

    var reference: RecordReference { RecordReference(isOrganization ? .organization : .person, key) }
}
