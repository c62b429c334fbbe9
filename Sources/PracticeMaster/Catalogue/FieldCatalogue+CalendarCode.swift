import Migration

extension FieldCatalogue {
    /// The columns of a calendar code (CMCALCOD), in vendor order.
    static let calendarCodeFields: [KnownField] = fields(
        of: .calendarCode,
        [
            .field("_SEQUENCE_NO", "Internal Sequence Number", .internal, .internal),
            .field("Cal_Code", "Calendar Code", .code, .key),
            .field("Desc", "Description", .text, .core),
            .field("Type", "Type", .enumeration, .core),
            .field("Txt_Color", "Text Color", .integer, .internal),
            .field("Bk_Color", "Background Color", .integer, .internal),
            .field("Priority", "Priority", .integer, .optional),
            .field("Private", "Private", .bool, .optional),
            .field("AlarmExpr", "Alarm Time", .text, .optional),
            .field("Disable_Dnd", "Disable Drag and Drop", .bool, .internal),
            .field("Tcode", "Tcode Number", .code, .optional),
            .field("Amount", "Amount", .money, .optional),
        ]
    )
}
