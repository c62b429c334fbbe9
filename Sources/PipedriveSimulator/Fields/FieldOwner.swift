/// An entity that has custom fields of its own.
enum FieldOwner: String, Sendable, Hashable, CaseIterable {
    case deal, person, organization

    init?(collection: String) {
        switch collection {
        case "dealFields": self = .deal
        case "personFields": self = .person
        case "organizationFields": self = .organization
        default: return nil
        }
    }
}
