package import Migration

/// Every column that the vendor's dictionary lists, by file and in vendor order.
package enum FieldCatalogue {
    /// The known columns of a file; empty for none.
    package static func fields(of file: SourceFile) -> [KnownField] {
        switch file {
        case .client: clientFields
        case .contact: contactFields
        case .journal: journalFields
        case .calendar: calendarFields
        case .cost: costFields
        case .fee: feeFields
        case .timekeeper: timekeeperFields
        case .contactCategory: contactCategoryFields
        case .contactUse: contactUseFields
        case .calendarCode: calendarCodeFields
        case .document: documentFields
        case .workflow: workflowFields
        case .user: userFields
        case .area: areaFields(file)
        }
    }

    /// The known column of that Field ID; nil for a column of the firm's own.
    package static func field(_ fieldID: String, of file: SourceFile) -> KnownField? {
        fields(of: file).first { $0.fieldID == fieldID }
    }

    /// The list of users that a firm types by hand; no vendor file, so its canonical names are ours.
    static let userFields: [KnownField] = fields(
        of: .user,
        [
            .field("User_ID", "User ID", .userID, .key),
            .field("Timekeeper", "Timekeeper Number", .timekeeper, .core),
            .field("Name", "Full Name", .text, .core),
            .field("Email", "E-mail Address", .email, .core),
        ]
    )

    /// Of a file of the firm's own only the matter and the row are known; every other column is custom.
    private static func areaFields(_ file: SourceFile) -> [KnownField] {
        fields(
            of: file,
            [
                .field("_SEQUENCE_NO", "Internal Sequence Number", .internal, .core),
                .field("Client_ID", "Client ID", .clientID, .key),
            ]
        )
    }

    static func fields(of file: SourceFile, _ entries: [Entry]) -> [KnownField] {
        entries.map { entry in
            KnownField(
                file: file,
                fieldID: entry.fieldID,
                label: entry.label,
                kind: entry.kind,
                need: entry.need,
                isCopiedFromContact: entry.isCopied
            )
        }
    }

    /// One line of the tables: a column without its file.
    struct Entry {
        let fieldID: String
        let label: String
        let kind: FieldKind
        let need: FieldNeed
        let isCopied: Bool

        static func field(
            _ fieldID: String,
            _ label: String,
            _ kind: FieldKind,
            _ need: FieldNeed,
            copied: Bool = false
        ) -> Entry {
            Entry(fieldID: fieldID, label: label, kind: kind, need: need, isCopied: copied)
        }
    }
}
