/// The offsets of one time zone as plain numbers, so that local times become UTC without asking the system.
package struct ZoneRules: Sendable, Hashable {
    package struct Transition: Sendable, Hashable {
        /// The moment, in seconds since 1970, from which the offset holds.
        package let utcSeconds: Int64
        /// Local time minus UTC.
        package let offsetSeconds: Int
    }

    package let transitions: [Transition]
    package let initialOffsetSeconds: Int

    package static let utc = ZoneRules(transitions: [], initialOffsetSeconds: 0)

    package init(transitions: [(utcSeconds: Int64, offsetSeconds: Int)], initialOffsetSeconds: Int) {
        self.transitions =
            transitions
            .map { Transition(utcSeconds: $0.utcSeconds, offsetSeconds: $0.offsetSeconds) }
            .sorted { $0.utcSeconds < $1.utcSeconds }
        self.initialOffsetSeconds = initialOffsetSeconds
    }

    /// The offset in force at a moment.
    package func offsetSeconds(atUtcSeconds seconds: Int64) -> Int {
        let index = firstTransition(after: seconds)
        return index == 0 ? initialOffsetSeconds : transitions[index - 1].offsetSeconds
    }

    /// The moment of a wall-clock time: the earlier one when it occurs twice, moved on by the gap when it never occurs.
    package func utc(of date: CivilDate, _ time: ClockTime = .midnight) -> Timestamp {
        let local = Int64(date.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
        let before = offsetSeconds(atUtcSeconds: local - 86_400)
        let after = offsetSeconds(atUtcSeconds: local + 86_400)
        let first = local - Int64(before)
        if before != after, offsetSeconds(atUtcSeconds: first) != before {
            let second = local - Int64(after)
            if offsetSeconds(atUtcSeconds: second) == after { return Timestamp(milliseconds: second * 1000) }
        }
        return Timestamp(milliseconds: first * 1000)
    }

    /// The wall-clock time of a moment; nil outside of the years 1 to 9999.
    package func local(of moment: Timestamp) -> (date: CivilDate, time: ClockTime)? {
        let utc = moment.milliseconds >= 0 ? moment.milliseconds / 1000 : (moment.milliseconds - 999) / 1000
        let local = utc + Int64(offsetSeconds(atUtcSeconds: utc))
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let second = Int(local - day * 86_400)
        guard let date = CivilDate(daysSinceEpoch: Int(day)),
            let time = ClockTime(hour: second / 3600, minute: second / 60 % 60, second: second % 60)
        else { return nil }
        return (date, time)
    }

    private func firstTransition(after seconds: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].utcSeconds <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
