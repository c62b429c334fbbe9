import Migration

/// Suggests for every client and every contact whether it is a person or an organization.
enum ClassificationProposer {
    /// Clients first, then contacts, each in the order of the export.
    static func classifications(of firm: Firm) -> [Classification] {
        let contacts = firm.contacts.map { remarked(classification(of: $0), $0.name) }
        let clients = firm.clients.map { client -> Classification in
            guard let contact = client.contact.index else {
                return remarked(classification(of: client), client.name)
            }
            let record = contacts[contact]
            return Classification(
                key: client.key,
                party: record.party,
                reason: "is the contact \(record.key): \(record.reason)",
                isFlagged: record.isFlagged
            )
        }
        return clients + contacts
    }

    /// Adds what else the name says, and flags it.
    private static func remarked(_ classification: Classification, _ name: String) -> Classification {
        let remarks = NameRemark.remarks(on: name)
        if remarks.isEmpty { return classification }
        var result = classification
        result.reason = ([result.reason] + remarks.map(\.reason)).joined(separator: "; ")
        result.isFlagged = true
        return result
    }

    private static func classification(of contact: Contact) -> Classification {
        let form = LegalForm(in: contact.name)
        let hasPersonName = !contact.firstName.isEmpty && !contact.lastName.isEmpty
        let party: Classification.Party
        let reason: String
        var isFlagged = false
        switch contact.isOrganization {
        case true?:
            party = .organization
            reason = "Org_Sw is set"
            isFlagged = form == nil && hasPersonName
        case false?:
            if let form, !hasPersonName {
                party = .organization
                reason = "Org_Sw is not set, but \(form.reason) and there is no first and last name"
                isFlagged = true
            } else {
                party = .person
                reason = form.map { "Org_Sw is not set, though \($0.reason)" } ?? "Org_Sw is not set"
                isFlagged = form != nil
            }
        case nil:
            party = form != nil && !hasPersonName ? .organization : .person
            reason =
                form.map(\.reason)
                ?? (hasPersonName ? "has a first and last name" : "nothing speaks for an organization")
            isFlagged = form != nil && hasPersonName
        }
        return Classification(key: contact.key, party: party, reason: reason, isFlagged: isFlagged)
    }

    private static func classification(of client: Client) -> Classification {
        if let form = LegalForm(in: client.name) {
            return Classification(key: client.key, party: .organization, reason: form.reason, isFlagged: false)
        }
        return Classification(
            key: client.key,
            party: .person,
            reason: "nothing in the name speaks for an organization",
            isFlagged: false
        )
    }
}
