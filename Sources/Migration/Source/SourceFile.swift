/// A file of a Practice Master export, under the name that the ledger and every report use.
package enum SourceFile: String, Sendable, Hashable, CaseIterable, Comparable {
    case client = "CMCLIENT"
    case contact = "CMRELATE"
    case journal = "CMJRNL"
    case calendar = "CMCALENDAR"
    case cost = "CMCOST"
    case fee = "CMFEES"
    case timekeeper = "CMEMPL"
    case contactCategory = "CMRELLNK"
    case contactUse = "CMXREF"
    case calendarCode = "CMCALCOD"
    case document = "CMDOCMGT"
    case workflow = "CMWKFLOW"
    case user = "USERS"

    package static func < (left: SourceFile, right: SourceFile) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .client: 0
        case .contact: 1
        case .journal: 2
        case .calendar: 3
        case .cost: 4
        case .fee: 5
        case .timekeeper: 6
        case .contactCategory: 7
        case .contactUse: 8
        case .calendarCode: 9
        case .document: 10
        case .workflow: 11
        case .user: 12
        }
    }

    // Said here, because an enum with raw texts otherwise compares and hashes these texts, and it is in most keys.
    package static func == (left: SourceFile, right: SourceFile) -> Bool { left.order == right.order }

    package func hash(into hasher: inout Hasher) { hasher.combine(order) }

    private static let names = allCases.map(\.rawValue)

    /// The file of that name: `init(rawValue:)` in less time, since each row that is read names one.
    package static func named(_ name: String) -> SourceFile? { names.firstIndex(of: name).map { allCases[$0] } }

    /// The six files that every migration expects.
    package static let expected: [SourceFile] = [.client, .contact, .journal, .calendar, .cost, .fee]
}
