package import Migration

/// The status of a matter: the firm's own word where a column has one, else derived from close date and switch.
package struct MatterStatus: Sendable, Hashable {
    /// The key of the value map: `Open`, `On Hold`, `Billed`, `Closed` or the firm's own word.
    package var value: String
    /// True where close date and switch disagree and a person should look.
    package var isFlagged: Bool
    package var reason: String

    /// The rule for exports without a status column.
    package static func derived(closeDate: CivilDate?, isInactive: Bool, today: CivilDate) -> MatterStatus {
        guard let closeDate else {
            return isInactive
                ? MatterStatus(value: "On Hold", isFlagged: false, reason: "inactive without a close date")
                : MatterStatus(value: "Open", isFlagged: false, reason: "active without a close date")
        }
        if closeDate <= today {
            return MatterStatus(value: "Closed", isFlagged: false, reason: "has a close date")
        }
        return isInactive
            ? MatterStatus(value: "On Hold", isFlagged: true, reason: "inactive, and its close date lies ahead")
            : MatterStatus(value: "Open", isFlagged: true, reason: "its close date lies ahead")
    }
}
