import Migration

extension FieldCatalogue {
    /// The columns of a journal entry (CMJRNL), in vendor order.
    static let journalFields: [KnownField] = fields(
        of: .journal,
        [
            .field("_SEQUENCE_NO", "Internal Sequence Number", .internal, .core),
            .field("Record_Type", "Record Type", .enumeration, .key),
            .field("Date", "Date", .date, .core),
            .field("Time", "Time", .time, .core),
            .field("Duration", "Duration", .decimal, .optional),
            .field("Status", "Status", .enumeration, .optional),
            .field("Client_ID", "Client ID", .clientID, .core),
            .field("Related_Party", "Contact", .contactKey, .core),
            .field("User_ID", "User ID", .userID, .core),
            .field("Subject", "Subject", .text, .core),
            .field("Spoke_With", "Spoke With", .bool, .optional),
            .field("Returned_Call", "Returned Call", .bool, .optional),
            .field("Left_Message", "Left Message", .bool, .optional),
            .field("Voice_Message", "Voice Message", .bool, .optional),
            .field("User_Updating", "User Updating", .userID, .optional),
            .field("First_Date", "First Date", .date, .optional),
            .field("Last_Date", "Last Date", .date, .optional),
            .field("First_Time", "First Time", .time, .optional),
            .field("Last_Time", "Last Time", .time, .optional),
            .field("Fee_SeqNo", "", .internal, .optional),
            .field("Phone_No", "Phone Number", .text, .optional),
            .field("Email_To", "To", .memo, .core),
            .field("Email_From", "From", .text, .core),
            .field("Email_CC", "CC", .memo, .optional),
            .field("Email_BCC", "BCC", .memo, .optional),
            .field("Desc", "Description", .memo, .core),
            .field("Date_Time", "", .internal, .optional),
            .field("Research_URL", "Research URL", .text, .optional),
            .field("Research_File", "Research File", .path, .optional),
            .field("Email_Body", "Email Body", .memo, .core),
            .field("Email_Attachments", "Email Attachments", .memo, .optional),
            .field("Orig_Email", "Original Email", .path, .optional),
        ]
    )
}
