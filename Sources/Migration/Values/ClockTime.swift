/// A time of day on a wall clock, to the second.
package struct ClockTime: Sendable, Hashable, Comparable {
    package let secondOfDay: Int

    package static let midnight = ClockTime(secondOfDay: 0)

    /// Nil unless hour, minute and second lie in 0..<24, 0..<60, 0..<60.
    package init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
        secondOfDay = hour * 3600 + minute * 60 + second
    }

    private init(secondOfDay: Int) { self.secondOfDay = secondOfDay }

    package var hour: Int { secondOfDay / 3600 }
    package var minute: Int { secondOfDay / 60 % 60 }
    package var second: Int { secondOfDay % 60 }

    /// `09:05`
    package var hourMinuteText: String { CivilDate.padded(hour, 2) + ":" + CivilDate.padded(minute, 2) }
    /// `09:05:00`
    package var isoText: String { hourMinuteText + ":" + CivilDate.padded(second, 2) }

    package static func < (left: ClockTime, right: ClockTime) -> Bool { left.secondOfDay < right.secondOfDay }
}

extension ClockTime: CustomStringConvertible {
    package var description: String { isoText }
}
