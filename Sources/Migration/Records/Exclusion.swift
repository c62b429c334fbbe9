/// A source record that mapping does not send, with its reason: nothing is left out silently.
package struct Exclusion: Sendable, Hashable {
    package enum Cause: String, Sendable, Hashable, CaseIterable {
        /// Names a matter or contact that does not exist; waits on the "needs a home" list.
        case orphan
        /// A matter marked as secure, or something that belongs to one.
        case secure
        /// A calendar entry marked as private.
        case privateEntry
        /// The reviewer decided not to migrate it.
        case decided
        /// Its cells do not make a record: no key, no date.
        case unusable
    }

    package var cause: Cause
    package var file: SourceFile
    package var line: Int
    package var key: String
    /// A sentence without cell contents other than keys.
    package var reason: String

    package init(cause: Cause, file: SourceFile, line: Int, key: String, reason: String) {
        self.cause = cause
        self.file = file
        self.line = line
        self.key = key
        self.reason = reason
    }
}
