package import CanonicalJSON

/// A person decided whether one client or contact is a person or an organization.
package struct ClassificationAmended: EventPayload {
    package static let type = "classification.amended"

    package var key: String
    package var party: Classification.Party

    package init(key: String, party: Classification.Party) {
        self.key = key
        self.party = party
    }

    package var json: JSON {
        [
            "key": .string(key),
            "party": .string(party.rawValue),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        key = try reader.string("key")
        party = try reader.choice("party", Classification.Party.self)
    }
}
