/// A file of a Practice Master export, under the name that the ledger and every report use.
package enum SourceFile: Sendable {
    case client
    case contact
    case journal
    case calendar
    case cost
    case fee
    case timekeeper
    case contactCategory
    case contactUse
    case calendarCode
    case document
    case workflow
    case user
    /// A file of one area of practice, or another one of the firm's own whose rows belong to matters.
    case area(AreaName)

    /// Every file that the dictionary knows, in the order of reports; areas stand behind them, by name.
    package static let known: [SourceFile] = [
        .client, .contact, .journal, .calendar, .cost, .fee, .timekeeper, .contactCategory, .contactUse, .calendarCode,
        .document, .workflow, .user,
    ]

    /// The six files that every migration expects.
    package static let expected: [SourceFile] = [.client, .contact, .journal, .calendar, .cost, .fee]

    package var area: AreaName? {
        guard case .area(let name) = self else { return nil }
        return name
    }
}

extension SourceFile: RawRepresentable {
    private static let areaPrefix = "AOP/"

    package var rawValue: String {
        switch self {
        case .client: "CMCLIENT"
        case .contact: "CMRELATE"
        case .journal: "CMJRNL"
        case .calendar: "CMCALENDAR"
        case .cost: "CMCOST"
        case .fee: "CMFEES"
        case .timekeeper: "CMEMPL"
        case .contactCategory: "CMRELLNK"
        case .contactUse: "CMXREF"
        case .calendarCode: "CMCALCOD"
        case .document: "CMDOCMGT"
        case .workflow: "CMWKFLOW"
        case .user: "USERS"
        case .area(let name): SourceFile.areaPrefix + name.text
        }
    }

    package init?(rawValue: String) {
        // Comparing short texts is faster than a table, and every row that is read comes through here.
        switch rawValue {
        case "CMCLIENT": self = .client
        case "CMRELATE": self = .contact
        case "CMJRNL": self = .journal
        case "CMCALENDAR": self = .calendar
        case "CMCOST": self = .cost
        case "CMFEES": self = .fee
        case "CMEMPL": self = .timekeeper
        case "CMRELLNK": self = .contactCategory
        case "CMXREF": self = .contactUse
        case "CMCALCOD": self = .calendarCode
        case "CMDOCMGT": self = .document
        case "CMWKFLOW": self = .workflow
        case "USERS": self = .user
        default:
            guard rawValue.hasPrefix(SourceFile.areaPrefix),
                let name = AreaName(String(rawValue.dropFirst(SourceFile.areaPrefix.count)))
            else { return nil }
            self = .area(name)
        }
    }

    /// The file that a source key begins with: `CMJRNL/88120`, `AOP/INJURY/110.01`; nil for keys of other things.
    package init?(ofKey key: String) {
        guard key.hasPrefix(SourceFile.areaPrefix) else {
            self.init(rawValue: String(Substring(key.utf8.prefix { $0 != UInt8(ascii: "/") })))
            return
        }
        let name = key.utf8.dropFirst(SourceFile.areaPrefix.utf8.count).prefix { $0 != UInt8(ascii: "/") }
        self.init(rawValue: SourceFile.areaPrefix + String(Substring(name)))
    }
}

// Said here, because a type with raw texts otherwise compares and hashes these texts, and it is in most keys.
extension SourceFile: Hashable, Comparable {
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
        case .area: 13
        }
    }

    package static func == (left: SourceFile, right: SourceFile) -> Bool {
        guard case .area(let one) = left, case .area(let other) = right else { return left.order == right.order }
        return one == other
    }

    package static func < (left: SourceFile, right: SourceFile) -> Bool {
        if let one = left.area, let other = right.area { return one < other }
        return left.order < right.order
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(order)
        if let area { hasher.combine(area) }
    }
}
