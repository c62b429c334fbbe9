/// How many rows hold one kind of sensitive content.
package struct SensitiveFinding: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case secureClient = "secure_client"
        case privateEntry = "private"
        case taxID = "tax_id"
        case dateOfBirth = "date_of_birth"
        case socialSecurityNumber = "ssn_in_text"
    }

    package var kind: Kind
    /// Rows; for numbers in free text, rows whose text holds at least one.
    package var count: Int
}
