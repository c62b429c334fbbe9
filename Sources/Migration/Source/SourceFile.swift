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

    private var order: Int { SourceFile.allCases.firstIndex(of: self) ?? 0 }

    /// The six files that every migration expects.
    package static let expected: [SourceFile] = [.client, .contact, .journal, .calendar, .cost, .fee]
}
