import Migration

extension ExportChecklist {
    /// A column whose absence changes what is migrated or how safe it is.
    private struct Wanted {
        let file: SourceFile
        /// One of these is enough.
        let columns: [String]
        let weight: ExportRequest.Weight
        let why: String

        init(_ file: SourceFile, _ columns: [String], _ weight: ExportRequest.Weight, _ why: String) {
            self.file = file
            self.columns = columns
            self.weight = weight
            self.why = why
        }
    }

    private static let wanted: [Wanted] = [
        Wanted(.client, ["Secure_Client"], .needed, "secure matters cannot be told from others and would be sent"),
        Wanted(.calendar, ["Private"], .needed, "private entries cannot be told from others and would be sent"),
        Wanted(.client, ["Prim_Tkpr"], .needed, "no matter has an owner of its own"),
        Wanted(.client, ["Close_Date"], .needed, "closed matters cannot be told from open ones"),
        Wanted(.client, ["Inactive"], .wanted, "matters on hold count as open"),
        Wanted(.client, ["Date_Open"], .wanted, "matters have no opening date"),
        Wanted(.client, ["Client_Full_Name"], .wanted, "clients bear the key of their contact as a name"),
        Wanted(.client, ["Name"], .wanted, "clients cannot be joined with their contact records"),
        Wanted(.contact, ["Org_Sw"], .wanted, "organizations are told from people by their names alone"),
        Wanted(.contact, ["Email_Address1", "Email_Address"], .wanted, "contacts have no e-mail"),
        Wanted(.journal, ["Client_ID"], .needed, "entries cannot be put on their matters"),
        Wanted(.journal, ["User_ID"], .wanted, "notes have no author"),
        Wanted(.journal, ["Record_Type"], .wanted, "calls and e-mails cannot be told from notes"),
        Wanted(.calendar, ["Client_ID"], .needed, "entries cannot be put on their matters"),
        Wanted(.calendar, ["GroupInfo", "User_ID"], .needed, "nobody knows whose entries they are"),
        Wanted(.calendar, ["Complet_Dt"], .wanted, "done entries would stand as open"),
        Wanted(.calendar, ["Start_Time"], .wanted, "every appointment lasts all day"),
        Wanted(.fee, ["Amount"], .needed, "amounts are hours times rate, flat fees are missing"),
        Wanted(.fee, ["Archived"], .wanted, "billed fees cannot be told from unbilled ones"),
        Wanted(.fee, ["Bill_Code"], .wanted, "fees that are not billable count too"),
        Wanted(.cost, ["Archived"], .wanted, "billed costs cannot be told from unbilled ones"),
    ]

    /// Files whose rows are known again by a number of their own.
    private static let numbered: [SourceFile] = [.journal, .calendar, .cost, .fee]

    /// Columns that the loaded files lack.
    var columns: [ExportRequest] {
        let missing = ExportChecklist.wanted.compactMap { wanted -> ExportRequest? in
            guard let file = inspection.file(wanted.file) else { return nil }
            guard !wanted.columns.contains(where: { file.column($0) != nil }) else { return nil }
            let name = wanted.columns[0]
            let label = FieldCatalogue.field(name, of: wanted.file).map { " (\u{201C}\($0.label)\u{201D})" } ?? ""
            return ExportRequest(
                code: "column-missing",
                weight: wanted.weight,
                file: wanted.file,
                ask: "Export \(wanted.file.rawValue) with the field \(name)\(label).",
                why: "Without it \(wanted.why)."
            )
        }
        return missing + sequenceNumbers
    }

    private var sequenceNumbers: [ExportRequest] {
        let without = ExportChecklist.numbered.filter { file in
            inspection.file(file).map { $0.column("_SEQUENCE_NO") == nil } ?? false
        }
        guard let first = without.first else { return [] }
        return [
            ExportRequest(
                code: "sequence-missing",
                weight: .wanted,
                file: first,
                ask: "Export the field _SEQUENCE_NO of \(without.map(\.rawValue).joined(separator: ", ")).",
                why: "Without it a row that was edited looks like a new one beside a deleted one in a later export."
            )
        ]
    }
}
