/// Tokens that were spent on the last UTC day on which any were.
package struct DayTokens: Sendable, Equatable {
    /// Counted from 1970.
    private var day: Int64 = 0
    private var tokens = 0

    package init() {}

    mutating func add(_ more: Int, at moment: Timestamp) {
        let day = moment.dayNumber
        if day != self.day { (self.day, tokens) = (day, 0) }
        tokens += more
    }

    package func tokens(on moment: Timestamp) -> Int { day == moment.dayNumber ? tokens : 0 }
}
