import Migration

/// Columns whose values are masked wherever samples are shown.
enum SensitiveColumns {
    private static let known: Set<String> = [
        "Tax_ID", "DOB", "Gender", "Marital_Status", "Driv_Lic_No", "Driver_Lic_State", "DOD", "Spouse_Name",
    ]

    static func contains(_ column: SourceColumn) -> Bool {
        if let canonical = column.canonical { return known.contains(canonical) }
        return kind(ofHeader: column.header) != nil
    }

    /// What a column of the firm's own holds, by its header.
    static func kind(ofHeader header: String) -> SensitiveFinding.Kind? {
        let folded = header.lowercased().filter { $0.isLetter || $0.isNumber }
        if folded.contains("ssn") || folded.contains("socialsec") || folded.contains("taxid") || folded == "ein"
            || folded.contains("taxpayer")
        {
            return .taxID
        }
        if folded == "dob" || folded.contains("birthdate") || folded.contains("dateofbirth") || folded == "birthday" {
            return .dateOfBirth
        }
        return nil
    }

    static func kind(of column: SourceColumn) -> SensitiveFinding.Kind? {
        switch column.canonical {
        case "Tax_ID": .taxID
        case "DOB": .dateOfBirth
        case nil: kind(ofHeader: column.header)
        default: nil
        }
    }
}
