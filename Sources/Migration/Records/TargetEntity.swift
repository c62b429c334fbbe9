/// A kind of record in Pipedrive that a migration writes, in the order in which kinds are created.
///
/// A kind depends only on kinds before it, so creating in this order and undoing in the reverse order never
/// leaves a record without its parent.
package enum TargetEntity: String, Sendable, Hashable, CaseIterable, Comparable {
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

    package static func < (left: TargetEntity, right: TargetEntity) -> Bool { left.order < right.order }

    private var order: Int { TargetEntity.allCases.firstIndex(of: self) ?? 0 }

    /// Kinds that carry custom fields of their own.
    package static let withCustomFields: [TargetEntity] = [.organization, .person, .deal]
}
