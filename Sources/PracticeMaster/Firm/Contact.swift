/// One row of CMRELATE.
package struct Contact: Sendable {
    /// `CMRELATE/Jim Johnson`
    package var key: String
    /// Its position among the rows of CMRELATE.
    package var row: Int
    /// The display name.
    package var name: String
    package var firstName: String
    package var lastName: String
    /// The employer, or the organization's own name.
    package var organization: String
    /// The switch between people and organizations; nil where the cell says neither.
    package var isOrganization: Bool?
}
