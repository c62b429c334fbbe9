import Migration

extension FieldCatalogue {
    /// The columns of a managed document (CMDOCMGT), in vendor order.
    static let documentFields: [KnownField] = fields(
        of: .document,
        [
            .field("_SEQUENCE_NO", "Internal Sequence Number", .internal, .core),
            .field("Client_ID", "Client ID", .clientID, .key),
            .field("Date", "Date", .date, .core),
            .field("Resp", "Responsible", .userID, .optional),
            .field("User_ID", "Created By", .userID, .core),
            .field("To_Whom", "To Whom Directed", .text, .optional),
            .field("Desc", "Description", .text, .core),
            .field("Assemb_Name_Only", "Document Name Only", .text, .core),
            .field("Related_Party", "Contact", .contactKey, .optional),
            .field("Doc_Type", "Document Type", .code, .core),
            .field("Protect_Sw", "Protect Document", .bool, .internal),
            .field("Manage_Sw", "Manage Document", .bool, .optional),
            .field("Manage_Token", "", .internal, .internal),
            .field("Check_Out_Sw", "Checkout Switch", .bool, .internal),
            .field("Check_Out_User", "Checkout User", .userID, .internal),
            .field("Check_Out_Date", "Checkout Date", .date, .internal),
            .field("Check_Out_Time", "Checkout Time", .time, .internal),
            .field("Check_Out_Version", "Checkout Version", .text, .internal),
            .field("Fee_Status", "Convert to Fee Status", .enumeration, .internal),
            .field("Fee_SeqNo", "", .internal, .internal),
            .field("Jrnl_SeqNo", "", .internal, .optional),
            .field("Version_Cnt", "Versions", .integer, .optional),
            .field("File_Created_Date", "Created Date", .date, .optional),
            .field("File_Created_Time", "Created Time", .time, .optional),
            .field("File_Modified_Date", "Modified Date", .date, .optional),
            .field("File_Modified_Time", "Modified Time", .time, .optional),
            .field("Coded_Doc", "Coded Doc Name", .path, .optional),
            .field("Assemb_Doc", "Document Name", .path, .core),
            .field("Comments", "Comments", .memo, .optional),
            .field("Manage_Loc", "Manage Location", .path, .optional),
            .field("Check_Out_Loc", "Checkout Location", .path, .internal),
            .field("File_Extension", "File Extension", .text, .optional),
            .field("Attachment_FileName", "", .text, .optional),
        ]
    )
}
