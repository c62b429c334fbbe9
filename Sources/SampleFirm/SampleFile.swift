// SPDX-License-Identifier: Apache-2.0

/// The files of an export by name.
enum SampleFile: String, CaseIterable {
    case client = "CMCLIENT.csv"
    case contact = "CMRELATE.csv"
    case journal = "CMJRNL.csv"
    case calendar = "CMCALENDAR.csv"
    case cost = "CMCOST.csv"
    case fee = "CMFEES.csv"
    case users = "users.csv"
    case timekeepers = "CMEMPL.csv"
    case calendarCodes = "CMCALCOD.csv"
    case workflows = "CMWKFLOW.csv"
    case contactCategories = "CMRELLNK.csv"
    case contactUses = "CMXREF.csv"
    /// The file of one area of practice: what only cases of injury have.
    case injuries = "PI.csv"
    case documents = "CMDOCMGT.csv"

    /// The columns of the file, in the notation of ``ColumnNames``.
    var columnNames: String {
        switch self {
        case .client: ColumnNames.client
        case .contact: ColumnNames.contact
        case .journal: ColumnNames.journal
        case .calendar: ColumnNames.calendar
        case .cost: ColumnNames.cost
        case .fee: ColumnNames.fee
        case .users: "user_id | timekeeper | name | email"
        case .timekeepers: ColumnNames.timekeeper
        case .calendarCodes: ColumnNames.calendarCode
        case .workflows: ColumnNames.workflow
        case .contactCategories: ColumnNames.contactCategory
        case .contactUses: ColumnNames.contactUse
        case .injuries: ColumnNames.injury
        case .documents: ColumnNames.document
        }
    }

    /// The number that parts this file's throws of the dice from those of the others.
    var stream: UInt64 {
        switch self {
        case .client: 1
        case .contact: 2
        case .journal: 3
        case .calendar: 4
        case .cost: 5
        case .fee: 6
        case .users: 7
        case .timekeepers: 8
        case .calendarCodes: 9
        case .workflows: 10
        case .contactCategories: 11
        case .contactUses: 12
        case .injuries: 13
        case .documents: 14
        }
    }
}
