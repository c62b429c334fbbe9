import Migration

extension HeaderNames {
    /// Other words for columns that several files have.
    static let shared: [(String, String)] = [
        ("Sequence No", "_SEQUENCE_NO"), ("Sequence Number", "_SEQUENCE_NO"), ("Seq No", "_SEQUENCE_NO"),
        ("Record Number", "_SEQUENCE_NO"),
        ("Client Number", "Client_ID"), ("Client No", "Client_ID"), ("Client #", "Client_ID"),
        ("Client/Matter", "Client_ID"), ("Client Matter", "Client_ID"), ("Matter ID", "Client_ID"),
        ("Matter Number", "Client_ID"), ("Matter No", "Client_ID"), ("ClientID", "Client_ID"),
        ("Client ID", "Client_Id"),
        ("Contact", "Related_Party"), ("Related Party", "Related_Party"), ("Related Party Key", "Related_Party"),
        ("Contact Key", "Related_Party"), ("Contact ID", "Related_Party"),
        ("Contact ID", "RP_Key"), ("Contact Key", "RP_Key"), ("Related Party Key", "RP_Key"),
        ("Related Party ID", "RP_Key"), ("Related Party", "RP_Key"),
        ("Category", "RP_Cat"), ("Contact Category", "RP_Cat"), ("Related Party Category", "RP_Cat"),
        ("User", "User_ID"), ("UserID", "User_ID"),
        ("Primary Timekeeper", "Prim_Tkpr"), ("Secondary Timekeeper", "Sec_Tkpr"),
        ("Originating Timekeeper", "Orig_Tkpr"),
        ("User/Group", "GroupInfo"), ("Group Info", "GroupInfo"), ("Assigned To", "GroupInfo"),
        ("Complete Date", "Complet_Dt"), ("Complete_Dt", "Complet_Dt"), ("Completed Date", "Complet_Dt"),
        ("Completion Date", "Complet_Dt"),
        ("County_Jurs", "Conty_Jurs"), ("Phome4_Src", "Phone4_Src"), ("Driver_Lic_No", "Driv_Lic_No"),
        ("Case Style", "Style"), ("E-mail Address", "Email_Address"), ("Email", "Email_Address"),
        ("E-mail", "Email_Address"),
        ("Date Opened", "Date_Open"), ("Opened", "Date_Open"), ("Date Open", "Date_Open"),
        ("Date Closed", "Close_Date"), ("Closed", "Close_Date"), ("Closed Date", "Close_Date"),
        ("Closing Date", "Close_Date"),
        ("Start Date", "Due_Date"), ("Start Time", "Start_Time"), ("End Time", "End_Time"),
        ("Zip", "Zip"), ("Postal Code", "Zip"),
        ("Description", "Desc"), ("Work Description", "Desc"), ("Desc", "Description"),
        ("Practice Area", "AOP"), ("Mobile Phone", "Cellular_Phone"), ("Cell Phone", "Cellular_Phone"),
    ]

    /// Other words that hold for one file only.
    static func own(of file: SourceFile) -> [(String, String)] {
        switch file {
        case .client:
            [
                ("Client", "Client_ID"), ("Full Name", "Client_Full_Name"), ("Business Phone Number", "Phone"),
                ("Fax Phone Number", "Fax_Phone"), ("Home Phone Number", "Home_Phone"),
                ("Cellular Phone Number", "Cellular_Phone"),
            ]
        case .contact: [("Contact Name", "Name"), ("Contact Full Name", "Name"), ("Organization", "Organization")]
        case .calendar: [("Date", "Due_Date"), ("Subject", "Desc"), ("Calendar", "Calendar_Code")]
        case .cost:
            [("Status", "Hold"), ("Expense ID", "Activity"), ("Expense Code", "Activity"), ("Tkpr", "Timekeeper")]
        case .fee:
            [
                ("Status", "Hold"), ("Hours to Bill", "Hours"), ("Hours Worked", "Worked_Hours"),
                ("Billed Hours", "Hours"), ("Narrative", "Description"), ("Tkpr", "Timekeeper"),
            ]
        case .timekeeper:
            [
                ("Timekeeper", "EMPL"), ("Timekeeper #", "EMPL"), ("Tkpr", "EMPL"), ("Employee", "EMPL"),
                ("Rate", "RATE1"),
            ]
        case .user: userSynonyms
        default: []
        }
    }

    private static let userSynonyms: [(String, String)] = [
        ("Login", "User_ID"), ("User Name", "User_ID"), ("Username", "User_ID"), ("User Code", "User_ID"),
        ("User Login", "User_ID"), ("Initials", "User_ID"), ("Login ID", "User_ID"),
        ("Timekeeper", "Timekeeper"), ("Timekeeper ID", "Timekeeper"), ("Timekeeper #", "Timekeeper"),
        ("Timekeeper No", "Timekeeper"), ("Tkpr", "Timekeeper"), ("Tkpr #", "Timekeeper"), ("TK", "Timekeeper"),
        ("Assigned Timekeepers", "Timekeeper"), ("Assigned Timekeeper", "Timekeeper"), ("EMPL", "Timekeeper"),
        ("Employee Number", "Timekeeper"), ("Display Name", "Name"), ("Employee Name", "Name"),
        ("Timekeeper Name", "Name"), ("Full Name", "Name"), ("User Full Name", "Name"),
        ("Email", "Email"), ("E-mail", "Email"), ("Mail", "Email"), ("Email Address", "Email"),
        ("E-mail Address", "Email"), ("Email_Address", "Email"), ("Pipedrive Email", "Email"),
        ("Pipedrive User", "Email"), ("Login Email", "Email"), ("Work Email", "Email"), ("Mail Address", "Email"),
    ]
}
