/// What an account holds, under the name of its collection in the API.
package enum SimulatedEntity: String, Sendable, Hashable, CaseIterable {
    case organizations, persons, deals, activities, pipelines, stages
    case notes, leads, leadLabels, activityTypes, participants, organizationRelationships, files

    /// The members by which records are looked up without reading the whole table.
    var indexedMembers: [String] {
        switch self {
        case .notes, .activities, .files: ["deal_id", "person_id", "org_id", "lead_id"]
        case .deals: ["person_id", "org_id", "stage_id"]
        case .persons: ["org_id"]
        case .leads: ["id", "person_id", "organization_id"]
        case .leadLabels: ["id"]
        case .participants: ["deal_id"]
        case .stages: ["pipeline_id"]
        case .organizations, .pipelines, .activityTypes, .organizationRelationships: []
        }
    }

    /// The catalogue of custom fields that the records obey; leads inherit those of deals.
    var fieldOwner: FieldOwner? {
        switch self {
        case .deals, .leads: .deal
        case .persons: .person
        case .organizations: .organization
        default: nil
        }
    }

    /// The word of messages: `deal`.
    var singular: String {
        switch self {
        case .activities: "activity"
        default: String(rawValue.dropLast())
        }
    }
}
