import Migration

/// Finds columns that only repeat what other columns of the same row say.
struct CopyDetector {
    let table: SourceTable

    private static let phones = [
        "Work_Phone", "Work_Phone2", "Home_Phone", "Home_Phone2", "Cellular_Phone", "Primary_Phone", "Company_Phone",
        "Assistant_Phone", "Callback", "Car_Phone", "Other_Phone", "Pager", "Radio_Phone", "Work_Fax", "Home_Fax",
        "Other_Fax", "ISDN", "Telex", "TTY_TDD_Phone", "Phone", "Fax_Phone",
    ]

    private static let sources: [SourceFile: [String: [String]]] = [
        .contact: [
            "Addr1": ["Addr1_Line1", "Addr2_Line1", "Addr3_Line1"],
            "Addr2": ["Addr1_Line2", "Addr2_Line2", "Addr3_Line2"],
            "Addr3": ["Addr1_Line3", "Addr2_Line3", "Addr3_Line3"],
            "City": ["Addr1_City", "Addr2_City", "Addr3_City"],
            "State": ["Addr1_State", "Addr2_State", "Addr3_State"],
            "Zip": ["Addr1_Zip", "Addr2_Zip", "Addr3_Zip"],
            "Country": ["Addr1_Country", "Addr2_Country", "Addr3_Country"],
            "Phone1": phones, "Phone2": phones, "Phone3": phones, "Phone4": phones,
            "Email_Address": ["Email_Address1", "Email_Address2", "Email_Address3"],
        ],
        .client: ["Phone1": phones, "Phone2": phones, "Phone3": phones, "Phone4": phones],
    ]

    /// The columns that hold the same values, in words; nil unless nearly every value is found there.
    func source(of profile: ColumnProfile) -> String? {
        guard let canonical = profile.column.canonical, let names = CopyDetector.sources[table.file]?[canonical] else {
            return nil
        }
        let others = names.compactMap { name in table.index(of: name).map { (name, $0) } }
        if others.isEmpty { return nil }
        var found = 0
        var used: Set<String> = []
        for row in table.rows {
            let text = Cell.of(row, profile.column.index)
            if text.isEmpty { continue }
            if let other = others.first(where: { Cell.of(row, $0.1) == text }) {
                found += 1
                used.insert(other.0)
            }
        }
        guard found * 100 >= profile.filled * 98 else { return nil }
        return names.filter { used.contains($0) }.joined(separator: ", ")
    }
}
