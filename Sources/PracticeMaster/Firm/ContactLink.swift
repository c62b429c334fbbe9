/// What became of a cell that names a contact.
package enum ContactLink: Sendable, Hashable {
    case none
    /// The position among `Firm.contacts`.
    case found(Int)
    /// Names somebody of whom there is no record, or of whom there are several.
    case unresolved(name: String, isAmbiguous: Bool)

    package var index: Int? {
        guard case .found(let index) = self else { return nil }
        return index
    }
}
