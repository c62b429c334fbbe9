import Migration

extension FieldCatalogue {
    /// The columns of a fee (CMFEES), in vendor order.
    static let feeFields: [KnownField] = fields(
        of: .fee,
        [
            .field("_SEQUENCE_NO", "Internal Sequence Number", .internal, .core),
            .field("Client_ID", "Client ID", .clientID, .key),
            .field("Timekeeper", "Timekeeper Number", .timekeeper, .core),
            .field("Category", "Category", .integer, .optional),
            .field("Date", "Date", .date, .core),
            .field("Tcode", "Tcode", .code, .optional),
            .field("Phase_Task", "Phase/Task", .code, .optional),
            .field("Activity", "Activity", .code, .optional),
            .field("Bill_Code", "Bill Code", .enumeration, .core),
            .field("Hold", "Status", .enumeration, .optional),
            .field("Rate", "Rate", .money, .core),
            .field("Hours", "Hours to Bill", .decimal, .core),
            .field("Amount", "Amount", .money, .core),
            .field("Archived", "Archived Transaction", .bool, .core),
            .field("Stmt_Date", "Statement Date", .date, .optional),
            .field("Stmt_Num", "Statement Number", .integer, .optional),
            .field("Worked_Hours", "Hours Worked", .decimal, .optional),
            .field("Mirror_Seq_No", "", .internal, .internal),
            .field("QBEditSeq", "", .internal, .internal),
            .field("QBTxnId", "", .internal, .internal),
            .field("User_ID", "User ID", .userID, .optional),
            .field("Create_Date", "Creation Date", .date, .optional),
            .field("Create_Time", "Creation Time", .time, .optional),
            .field("Rate_Code", "Rate Code", .enumeration, .optional),
            .field("Sales_Tax", "Sales Tax", .enumeration, .optional),
            .field("PendingRateSw", "", .internal, .internal),
            .field("PendingAmtSw", "", .internal, .internal),
            .field("Location", "Geolocation", .text, .internal),
            .field("Description", "Description", .memo, .core),
        ]
    )
}
