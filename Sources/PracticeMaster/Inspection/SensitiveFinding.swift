package import Migration

/// How many rows hold one kind of sensitive content, and where.
package struct SensitiveFinding: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case secureClient = "secure_client"
        case privateEntry = "private"
        case taxID = "tax_id"
        case dateOfBirth = "date_of_birth"
        case socialSecurityNumber = "ssn_in_text"
    }

    /// One column with its rows; never with a value.
    package struct Place: Sendable, Hashable {
        package var file: SourceFile
        package var column: String
        package var count: Int
        package var firstLine: Int

        package init(file: SourceFile, column: String, count: Int, firstLine: Int) {
            self.file = file
            self.column = column
            self.count = count
            self.firstLine = firstLine
        }
    }

    package var kind: Kind
    /// Rows; for numbers in free text, rows whose text holds at least one.
    package var count: Int
    /// By file, then in column order; a row may count in several.
    package var places: [Place]

    package init(kind: Kind, count: Int, places: [Place]) {
        self.kind = kind
        self.count = count
        self.places = places
    }

    /// What of it is in one file; a row with numbers in several of its columns counts in each.
    package func part(of file: SourceFile?) -> SensitiveFinding {
        guard let file else { return self }
        let places = places.filter { $0.file == file }
        return SensitiveFinding(kind: kind, count: places.reduce(0) { $0 + $1.count }, places: places)
    }
}
