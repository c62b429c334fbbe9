import Migration

/// What the export holds, in the words of the firm: clients, matters, contacts.
package struct FirmOutline: Sendable, Hashable {
    package var clients: Int
    package var matters: Int
    package var openMatters: Int
    package var closedMatters: Int
    package var contacts: Int
    package var organizations: Int
    /// Groups of contacts that may be one, by the lines of their rows.
    package var duplicates: [[Int]]

    package init(
        clients: Int = 0,
        matters: Int = 0,
        openMatters: Int = 0,
        closedMatters: Int = 0,
        contacts: Int = 0,
        organizations: Int = 0,
        duplicates: [[Int]] = []
    ) {
        self.clients = clients
        self.matters = matters
        self.openMatters = openMatters
        self.closedMatters = closedMatters
        self.contacts = contacts
        self.organizations = organizations
        self.duplicates = duplicates
    }

    init(of firm: Firm, contacts table: SourceTable?) {
        let closed = firm.matters.count { $0.status.value == "Closed" }
        self.init(
            clients: firm.clients.count,
            matters: firm.matters.count,
            openMatters: firm.matters.count { $0.status.value == "Open" },
            closedMatters: closed,
            contacts: firm.contacts.count,
            organizations: firm.contacts.count { $0.isOrganization == true },
            duplicates: firm.contactIndex.duplicates().map { group in
                group.compactMap { position in table?.rows[firm.contacts[position].row].line }
            }
        )
    }

    package var duplicateContacts: Int { duplicates.reduce(0) { $0 + $1.count } }
}
