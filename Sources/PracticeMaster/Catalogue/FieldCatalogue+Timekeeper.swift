import Migration

extension FieldCatalogue {
    /// The columns of a timekeeper (CMEMPL), in vendor order.
    static let timekeeperFields: [KnownField] = fields(
        of: .timekeeper,
        [
            .field("_SEQUENCE_NO", "Internal Sequence Number", .internal, .internal),
            .field("EMPL", "Timekeeper Number", .timekeeper, .key),
            .field("NAME", "Timekeeper Name", .text, .core),
            .field("INITIALS", "Initials", .text, .core),
            .field("INACTIVE", "", .bool, .core),
            .field("RATE1", "Rate 1", .money, .optional),
        ]
    )
}
