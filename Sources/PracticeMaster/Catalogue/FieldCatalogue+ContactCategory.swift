import Migration

extension FieldCatalogue {
    /// The columns of a contact in a category (CMRELLNK), in vendor order.
    static let contactCategoryFields: [KnownField] = fields(
        of: .contactCategory,
        [
            .field("_SEQUENCE_NO", "Internal Sequence Number", .internal, .internal),
            .field("RP_Cat", "Category", .code, .key),
            .field("RP_Key", "Contact ID", .contactKey, .key),
        ]
    )
}
