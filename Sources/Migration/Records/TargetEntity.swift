import CanonicalJSON

/// A kind of record in Pipedrive that a migration writes, in the order in which kinds are created.
///
/// A kind depends only on kinds before it, so creating in this order and undoing in the reverse order never
/// leaves a record without its parent.
public enum TargetEntity: String, Sendable, Hashable, CaseIterable, Comparable {
    case pipeline
    case stage
    case field
    case activityType
    case organization
    case person
    case deal
    case lead
    case note
    case activity
    case file

    @inlinable
    public static func < (left: TargetEntity, right: TargetEntity) -> Bool { left.order < right.order }

    /// The place among all kinds, from 0.
    @inlinable var order: Int {
        switch self {
        case .pipeline: 0
        case .stage: 1
        case .field: 2
        case .activityType: 3
        case .organization: 4
        case .person: 5
        case .deal: 6
        case .lead: 7
        case .note: 8
        case .activity: 9
        case .file: 10
        }
    }

    // Said here, because an enum with raw texts otherwise compares and hashes these texts, and it is in most keys.
    @inlinable
    public static func == (left: TargetEntity, right: TargetEntity) -> Bool { left.order == right.order }

    @inlinable
    public func hash(into hasher: inout Hasher) { hasher.combine(order) }

    /// The names of all kinds, in their order.
    static let names = KnownTexts(allCases.map(\.rawValue))

    /// Kinds that carry custom fields of their own.
    package static let withCustomFields: [TargetEntity] = [.organization, .person, .deal]
}
