import Migration

extension FieldCatalogue {
    /// The columns of a cost (CMCOST), in vendor order.
    static let costFields: [KnownField] = fields(
        of: .cost,
        [
            .field("_SEQUENCE_NO", "Internal Sequence Number", .internal, .core),
            .field("Client_ID", "Client ID", .clientID, .key),
            .field("Timekeeper", "Timekeeper Number", .timekeeper, .optional),
            .field("Date", "Date", .date, .core),
            .field("Tcode", "Tcode", .code, .optional),
            .field("Phase_Task", "Phase/Task", .code, .optional),
            .field("Activity", "Expense ID", .code, .optional),
            .field("Bill_Code", "Bill Code", .enumeration, .core),
            .field("Hold", "Status", .enumeration, .optional),
            .field("Amount", "Amount", .money, .core),
            .field("Archived", "Archived Transaction", .bool, .core),
            .field("Stmt_Date", "Statement Date", .date, .optional),
            .field("Stmt_Num", "Statement Number", .integer, .optional),
            .field("Units", "Units", .decimal, .optional),
            .field("Rate", "Rate", .money, .optional),
            .field("Mirror_Seq_No", "", .internal, .internal),
            .field("QBEditSeq", "", .internal, .internal),
            .field("QBTxnId", "", .internal, .internal),
            .field("QBVendor", "", .internal, .internal),
            .field("QBAcct", "", .internal, .internal),
            .field("User_ID", "User ID", .userID, .optional),
            .field("Create_Date", "Creation Date", .date, .optional),
            .field("Create_Time", "Creation Time", .time, .optional),
            .field("Rate_Code", "Rate Code", .enumeration, .optional),
            .field("Sales_Tax", "Sales Tax", .enumeration, .optional),
            .field("PendingAmtSw", "", .internal, .internal),
            .field("PendingRateSw", "", .internal, .internal),
            .field("Description", "Description", .memo, .core),
        ]
    )
}
