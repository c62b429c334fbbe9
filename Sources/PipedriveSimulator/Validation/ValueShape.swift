/// What a member of a request body may hold.
enum ValueShape {
    case text(maximum: Int)
    case filledText(maximum: Int)
    case integer
    case number
    case boolean
    case date
    case moment
    case timeOfDay
    case choice([String])
    case integers
    case texts
    case address
    case contacts
    case participants
    case attendees
    case customFields

    /// The word for the JSON type in refusals.
    var typeName: String {
        switch self {
        case .text, .filledText, .date, .moment, .timeOfDay, .choice: "string"
        case .integer, .number: "number"
        case .boolean: "boolean"
        case .integers, .texts, .contacts, .participants, .attendees: "array"
        case .address, .customFields: "object"
        }
    }
}
