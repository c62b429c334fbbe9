import Migration

extension FieldCatalogue {
    /// The columns of a use of a contact (CMXREF), in vendor order.
    static let contactUseFields: [KnownField] = fields(
        of: .contactUse,
        [
            .field("_SEQUENCE_NO", "Internal Sequence Number", .internal, .internal),
            .field("RP_Seq_No", "", .internal, .key),
            .field("Client_Id", "Client ID", .clientID, .key),
            .field("Aop_Id", "Area of Practice", .code, .optional),
            .field("File_Id", "File Name", .code, .core),
            .field("Field_No", "", .integer, .optional),
            .field("File_Seq_No", "", .internal, .optional),
        ]
    )
}
