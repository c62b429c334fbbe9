import CanonicalJSON

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
        if let place = SourceFile.names.place(of: rawValue) {
            self = SourceFile.known[place]
            return
        }
        guard rawValue.hasPrefix(SourceFile.areaPrefix),
            let name = AreaName(String(rawValue.dropFirst(SourceFile.areaPrefix.count)))
        else { return nil }
        self = .area(name)
    }

    /// The names of the known files, in their order.
    static let names = KnownTexts(known.map(\.rawValue))

    /// The file that a source key begins with: `CMJRNL/88120`, `AOP/INJURY/110.01`; nil for keys of other things.
    package init?(ofKey key: String) {
        var key = key
        let place = key.withUTF8 { text in
            SourceFile.names.place(of: UnsafeBufferPointer(rebasing: text.prefix { $0 != UInt8(ascii: "/") }))
        }
        if let place {
            self = SourceFile.known[place]
            return
        }
        guard key.utf8.starts(with: SourceFile.areaPrefix.utf8) else { return nil }
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
