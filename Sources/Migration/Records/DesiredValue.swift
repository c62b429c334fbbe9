package import CanonicalJSON

/// A value that a target record shall have, before ids of the account are known.
package indirect enum DesiredValue: Sendable, Hashable {
    /// Sent as it is; decimals keep their lexeme.
    case literal(JSON)
    /// The Pipedrive id of another target record of this migration.
    case record(RecordReference)
    /// The option id of a label in a custom field of type list (`RecordReference(.field, …)`).
    case option(field: RecordReference, label: String)
    /// The option ids of several labels in a custom field of type set.
    case options(field: RecordReference, labels: [String])
    /// The key string of an activity type of this migration.
    case activityTypeKey(RecordReference)
    case list([DesiredValue])
    case object([String: DesiredValue])
}
