/// One user id or timekeeper number that occurs in the export, with what is known about the person.
package struct SourceOwner: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case user, timekeeper
        /// Stands for all rows that name nobody; only a fallback owner can take them.
        case nobody
    }

    /// As `OwnerTable.normalised` writes it; empty for `nobody`.
    package var id: String
    package var kind: Kind
    package var name: String
    package var email: String?
    /// Rows by column (`CMJRNL.User_ID`), sorted by column.
    package var rows: [Use]
    /// Why the name and e-mail are believed, or why there are none.
    package var reason: String

    package struct Use: Sendable, Hashable {
        package var column: String
        package var count: Int
    }
}
