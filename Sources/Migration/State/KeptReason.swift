/// Why a rollback leaves a record as it is.
package enum KeptReason: String, Sendable, Hashable, CaseIterable {
    /// Somebody changed it since our last write.
    case changed
    /// Somebody deleted it already.
    case alreadyDeleted = "already-deleted"
    /// Somebody hung something on it: a deal on a migrated person.
    case hasDependants = "has-dependants"
    /// A field, stage or type that records other than ours use.
    case inUse = "in-use"
    /// It could not be read, so nobody can tell whether it is safe to undo.
    case unreadable
}
