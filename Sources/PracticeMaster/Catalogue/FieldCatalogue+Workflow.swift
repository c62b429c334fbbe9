import Migration

extension FieldCatalogue {
    /// The columns of a workflow trigger (CMWKFLOW), in vendor order.
    static let workflowFields: [KnownField] = fields(
        of: .workflow,
        [
            .field("_SEQUENCE_NO", "Internal Sequence Number", .internal, .internal),
            .field("Name", "Name", .text, .key),
            .field("FromSTI", "", .internal, .internal),
            .field("Active", "Active", .bool, .core),
            .field("Prompt", "Prompt", .bool, .optional),
            .field("UserActSw", "User Activated", .bool, .core),
            .field("Reserved_Bool", "", .internal, .internal),
            .field("Src_Aop", "Source Aop", .code, .core),
            .field("Src_File", "Source File", .code, .core),
            .field("Src_Type", "Source Type", .enumeration, .core),
            .field("Src_Field", "Source Field", .code, .core),
            .field("Src_Fld_From", "Source Field From", .text, .core),
            .field("Src_Fld_To", "Source Field To", .text, .core),
            .field("Src_Filter", "Source Filter", .memo, .core),
            .field("QryWizSeg", "", .internal, .internal),
            .field("Description", "Description", .memo, .core),
            .field("Reserved_Memo", "", .internal, .internal),
        ]
    )
}
