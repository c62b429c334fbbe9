/// The type of a custom field, in the words of the mapping; `pipedriveType` is what the API calls it.
package enum CustomFieldType: String, Sendable, Hashable, CaseIterable {
    case text, longtext, number, money, date, time, list, set, yesno, phone, email, url, address, user, person

    /// Pipedrive has no switch, e-mail or link type: those become a two-option list and texts.
    package var pipedriveType: String {
        switch self {
        case .text, .email, .url: "varchar"
        case .longtext: "text"
        case .number: "double"
        case .money: "monetary"
        case .date: "date"
        case .time: "time"
        case .list, .yesno: "enum"
        case .set: "set"
        case .phone: "phone"
        case .address: "address"
        case .user: "user"
        case .person: "people"
        }
    }
}
