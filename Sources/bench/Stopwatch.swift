/// Adds up the seconds that pieces of work take.
struct Stopwatch {
    private(set) var seconds = 0.0

    mutating func time<R>(_ work: () throws -> R) rethrows -> R {
        let start = ContinuousClock.now
        defer {
            let (whole, fraction) = (ContinuousClock.now - start).components
            seconds += Double(whole) + Double(fraction) / 1e18
        }
        return try work()
    }

    /// `1.20 M/s`.
    func rate(of events: Int) -> String { "\((Double(events) / seconds / 1e6).text) M/s" }

    /// `0.85 s`.
    var text: String { "\(seconds.text) s" }
}
