import Migration

/// The columns without which a file is of no use, and those that no other file has.
enum RequiredColumns {
    /// Groups of columns of which one each must be there.
    static func groups(of file: SourceFile) -> [[String]] {
        switch file {
        case .client: [["Client_ID"], ["Client_Full_Name", "Name"]]
        case .contact: [["RP_Key", "Name"]]
        case .journal: [["Date"], ["Desc", "Email_Body"]]
        case .calendar: [["Due_Date"], ["Desc", "Calendar_Code"]]
        case .cost: [["Client_ID"], ["Date"], ["Amount"]]
        case .fee: [["Client_ID"], ["Date"], ["Amount", "Hours"]]
        case .timekeeper: [["EMPL"], ["NAME", "INITIALS"]]
        case .contactCategory: [["RP_Cat"], ["RP_Key"]]
        case .contactUse: [["RP_Seq_No"], ["Client_Id"]]
        case .calendarCode: [["Cal_Code"]]
        case .document: [["Assemb_Doc", "Assemb_Name_Only"]]
        case .workflow: [["Name"]]
        case .user: [["Email"], ["User_ID", "Timekeeper", "Name"]]
        case .area: [["Client_ID"]]
        }
    }

    /// The first required column that is not there; nil when none is missing.
    static func missing(in match: HeaderMatch) -> String? {
        for group in groups(of: match.file) where !group.contains(where: match.contains) {
            return group.first
        }
        return nil
    }

    /// Whether columns are there that tell the file from all others.
    static func hasSignature(_ match: HeaderMatch) -> Bool {
        let columns: [String] =
            switch match.file {
            case .client: ["Client_Full_Name", "Date_Open", "Close_Date", "Prim_Tkpr", "AOP"]
            case .contact: ["RP_Key", "Org_Sw", "RP_Cat", "First_Name"]
            case .journal: ["Record_Type", "Email_Body", "Spoke_With", "Left_Message"]
            case .calendar: ["Due_Date", "Complet_Dt", "Calendar_Code"]
            case .cost: ["Units", "QBVendor", "QBAcct"]
            case .fee: ["Hours", "Worked_Hours"]
            case .timekeeper: ["EMPL"]
            case .contactCategory: []
            case .contactUse: ["RP_Seq_No"]
            case .calendarCode: ["Cal_Code"]
            case .document: ["Assemb_Doc", "Assemb_Name_Only"]
            case .workflow: []
            case .user, .area: []
            }
        return columns.contains(where: match.contains)
    }
}
