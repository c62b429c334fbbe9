/// What people do in the account while a migration is under way.
enum Deed: String, Sendable, Hashable, CaseIterable {
    case editsWhatWeWrote = "edits what we wrote"
    case editsSomethingElse = "edits something else"
    case deletes
    case archives
    /// Folds a record of ours into one of theirs.
    case mergesAway = "merges away"
    /// Folds a record of theirs into one of ours.
    case mergesIn = "merges in"
    /// Makes a record of theirs that refers to one of ours.
    case hangsOn = "hangs something on"
    /// Makes a record that looks like ours, without its source key.
    case makesNamesake = "makes a namesake"
    /// Uses a field, stage or activity type of ours for a record of theirs.
    case usesFoundation = "uses a foundation"
}
