/// A moment in UTC, counted in milliseconds since 1970-01-01T00:00:00Z; always handed in, never read from a clock here.
package struct Timestamp: Sendable, Hashable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// The UTC day, counted from 1970-01-01.
    package var dayNumber: Int64 { milliseconds / 86_400_000 }

    package func adding(milliseconds more: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds + more) }
}
