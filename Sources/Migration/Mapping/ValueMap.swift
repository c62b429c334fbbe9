/// A table from the values of one source column to values of the target, confirmed together with the rules.
package struct ValueMap: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Matter status (derived or from a column) to `stage|status`: `Closed` to `Closed|won`.
        case matterStatus = "matter_status"
        /// Calendar code to the name of an activity type.
        case calendarCode = "calendar_code"
    }

    package struct Entry: Sendable, Hashable {
        package var value: String
        package var target: String
        package var count: Int
        package var reason: String

        package init(value: String, target: String, count: Int, reason: String) {
            self.value = value
            self.target = target
            self.count = count
            self.reason = reason
        }
    }

    package var kind: Kind
    /// Sorted by value.
    package var entries: [Entry]

    package init(kind: Kind, entries: [Entry]) {
        self.kind = kind
        self.entries = entries
    }

    package func target(of value: String) -> String? { entries.first { $0.value == value }?.target }
}
